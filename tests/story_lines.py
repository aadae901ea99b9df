"""Every word of the language of stories in a line of its own: what is said, and what can be expected."""

from __future__ import annotations

VERB_LINES = r"""
shop SE language sv rounding off
clock 2026-11-21 12:00
wait 40 s
wait 3 days
item 4770000000015 "Duona" 1.29 vat 21
item 5 "Sūris" 9.99 vat standard cost 5.00 weighed department Pienas stock 10 hygiene
item B "Alus" 1.49 vat 21 deposit 0.10 age 20 class alcohol
item X "Dėžė" 10.00 vat reduced pack 12 of B no-return serial lead 3 days
price B 1.59 from 2026-11-22 08:00
pattern 20iiiiipppppc price
pattern 28iiiiiwwwwwc weight
import "CODE;Name;Price\nA;Duona;1.29"
loyalty 1 point per 1.00
promotion P1 2 for 2.00 on A,B
promotion P2 3 for 2 cheapest on A,B,C
promotion P3 deal 2.50 of A + B + C
promotion P4 10% on A
promotion P5 10% on department Pienas
promotion P6 10% on sale from 50.00
promotion P7 5.00 off sale from 50.00 from 2026-11-01 to 2026-11-30 coupon C1 limit 2 tier gold
customer K1 "Jonas" born 1980-01-02 language lt tier gold phone 370 mail a@b consent
gift card G1 50.00
staff ana cashier pin 1111 born 2010-01-01
right cashier discount allowed limit 10%
right cashier override approval limit 5.00
setting day_ends 04:00
setting zone Europe/Vilnius
drawer 2.00x5 0.10x3
training on
sign in ana 1111
sign out
open shift float 2.00x5 1.00x5
open shift float 100.00
scan 4770000000015
scan B x3
type "duo"
pick 1
quantity 3
quantity 0.502 kg
quantity -1
weigh 0.514 kg tare 0.012 kg
remove line 1
void
park stalas
recall stalas
customer K1
coupon C1
empties B x2
confirm age
confirm age born 2000-02-29
confirm date
promotion KAVA 0.50 off A,B times 2 cap 3.00
promotion KAVA 0.50 off department juice days 1,5 between 17:00 and 19:00
decline
override line 1 1.00 reason wrong_label
discount line 1 10%
discount line 1 0.50 reason damaged
discount sale 10% reason friend
restore line 1
approve rasa 222222 reason checked
pay cash 5.00
pay cash 5.00 2.00x2 1.00x1
pay cash -5.00
pay cash 12,30
pay exact cash
pay card 5.00
pay card 5.00 declined
pay card 5.00 unknown
pay card 5.00 took 6.00
pay gift G1 5.00
pay credit 1 5.00
pay voucher 5.00
pay account K1 5.00
pay points K1 100
settle card approved
stop card
call off
call off card declined
restore sale
serial SN1
print draft
explain line 1
upset
upset words "Taip negalima!"
end sale
not there
promise "Arbata" code A by 2026-12-01 to "Ona" phone +37060011122
end promise 1-1 kept
receipt
receipt last
receipt 3
reprint 3
gift receipt
find receipt last
find receipt 3
find receipt customer K1
find receipt amount 5.00
find receipt card 1234
find receipt batch L2207
return line 1
return line 1 x2 serial SN1 condition damaged reason broken
return line 1 0.250 kg
return without receipt A x2 at 1.00
options
refund cash
refund card 5.00
refund difference line 1 1.00
goodwill 10% on sale reason slow
goodwill 1.00 on line 2 reason slow
goodwill 1.00 on receipt last reason slow
overcharged A since 2026-11-01
paid in 5.00 reason change
paid out 5.00 reason milk
drop 50.00
drop 50.00 50.00x1
no sale reason change
count 2.00x5
count 10.00
x report
close shift count 10.00
pin ana 1111 2345
network off
device printer paper-out
device drawer stuck
device scale 1.250 kg
device scale moving
device terminal lost-after-approval
device scanner wrong-baud
device kitchen paper-out
device display dark
read 4770000000015
paper printed
paper not printed
print skip
crash
crash during pay cash 5.00
tamper journal edit 3
fault before pay cash 5.00
fault after pay cash 5.00
again
verify
till 2 scan A
race pay gift G1 5.00 | till 2 pay gift G1 5.00
""".strip().splitlines()

EXPECTED = r"""
total 1.29
total -1.29
due 0.00
to_pay 1.30
rounding +0.01
rounding -0.02
change 2.40
pieces 2.00x1 0.20x2
ask 2.00
lines 2
line 1 2 2.58
line 1 x2 2.58
line 1 0.502 kg 0.75
saving 1.00
vat 21 0.22
vat 25.5 0.22
tender cash 5.00
sales 10.00
returns 5.00
paid_out 5.00
net 5.00
unsent 1
errors 1
asks age 20
asks date
asks serial
asks receipt_condition
asks paper
asks settle
refused needs_approval
option cash 15.70
option card blocked not_paid_by_it
prompt greet total
says "Labas"
means "Hello"
found 2
first A
contains "a; b # -> \x41"
lacks "x"
copies 1
job printed
opened 1
drawer 5.00
expected 5.00
difference -5.00
stock A 10
balance G1 40.00
points K1 12
promises 2
promises_due 1
promises_kept 1
promises_broken 0
journal sale_closed drawer_opened
receipts 1
shows "Duona 1,29"
beeps 2
slips 2
slip "Sriuba"
slip lacks "Duona"
slip_job printed
number 3
because "override"
because list
ok
broken L37
""".strip().splitlines()
