"""The words of stories: every verb with its clauses, every expectation; two tables that read like docs/stories.md."""

from __future__ import annotations

from typing import Final

from pos.story.pattern import shapes

_ENDS: Final = """[from since:MOMENT] [to until:MOMENT] \
    [coupon coupon:WORD] [limit limit:N] [tier tier:WORD] [times times:N] [cap cap:X] \
    [days days:CODES] [between opens:WORD and closes:WORD]"""

VERBS: Final = shapes(
    f"""
shop country:LT|LV|PL|SE|EE|FI [language language:WORD] [rounding rounding:off|on]
clock at:MOMENT
wait span:SPAN
item code:WORD name:WORD price:X vat vat:VAT [cost cost:X] [deposit deposit:X] [age age:N] \
    [class klass:alcohol|tobacco|energy] [weighed] [department department:WORD] \
    [stock stock:SIGNED] [pack pack:N of of:WORD] [no-return] [hygiene] [serial] \
    [lead lead:N unit:day|days]
price code:WORD price:X from at:MOMENT
pattern digits:BARE kind:price|weight
import csv:TEXT
loyalty points:N point per per:X
loyalty points:N points per per:X
promotion_pair = promotion id:WORD count:N for price:X on codes:CODES {_ENDS}
promotion_cheapest = promotion id:WORD count:N for pay:N cheapest on codes:CODES {_ENDS}
promotion_deal = promotion id:WORD deal price:X of codes:SUM {_ENDS}
promotion_percent = promotion id:WORD off:PERCENT on department department:WORD [from least:X] {_ENDS}
promotion_percent = promotion id:WORD off:PERCENT on sale [from least:X] {_ENDS}
promotion_percent = promotion id:WORD off:PERCENT on codes:CODES [from least:X] {_ENDS}
promotion_off = promotion id:WORD off:X off sale [from least:X] {_ENDS}
promotion_each = promotion id:WORD off:X off department department:WORD {_ENDS}
promotion_each = promotion id:WORD off:X off codes:CODES {_ENDS}
customer id:WORD
customer_known = customer id:WORD name:TEXT [born born:DAY] [language language:WORD] \
    [tier tier:WORD] [phone phone:WORD] [mail mail:WORD] [consent]
gift_card = gift card no:WORD amount:X
staff name:WORD role:trainee|cashier|associate|manager|technician|owner pin pin:WORD \
    [born born:DAY] [language language:WORD]
right role:trainee|cashier|associate|manager|technician|owner verb:WORD grade:allowed|approval|never \
    [limit limit:CUT]
setting key:WORD value:REST
drawer pieces:MONEY
training state:on|off

sign_in = sign in name:WORD pin:WORD
sign_out = sign out
open_shift = open shift float money:MONEY
scan code:WORD [times:TIMES]
type text:WORD
pick n:N
quantity quantity:QTY
weigh weight:WEIGHT [tare tare:WEIGHT]
remove_line = remove line n:N
void
park name:WORD
recall name:WORD
coupon code:WORD
empties code:WORD [times:TIMES]
confirm_age = confirm age [born born:DAY]
confirm_date = confirm date
decline
override line n:N price:TYPED [reason reason:WORD]
discount_line = discount line n:N off:CUT [reason reason:WORD]
discount_sale = discount sale off:CUT [reason reason:WORD]
restore_line = restore line n:N
restore_sale = restore sale
approve name:WORD pin:WORD [reason reason:WORD]
pay_exact = pay exact cash
pay_cash = pay cash amount:TYPED [pieces:PIECES]
pay_card = pay card amount:TYPED [declined] [unknown] [took took:X]
pay_gift = pay gift no:WORD amount:TYPED
pay_credit = pay credit no:WORD amount:TYPED
pay_voucher = pay voucher amount:TYPED
pay_account = pay account id:WORD amount:TYPED
pay_points = pay points id:WORD points:COUNTED
settle card answer:approved|declined|refunded
stop_card = stop card
call_off = call off
call_off_card = call off card answer:approved|declined
serial serial:WORD
print_draft = print draft
explain line n:N
upset [words words:TEXT]
end_sale = end sale
not_there = not there
promise what:TEXT [code code:WORD] [by by:DAY] [to name:TEXT] [phone phone:WORD]
promise_ended = end promise id:WORD outcome:kept|broken|dropped
receipt [no:WORD]
reprint [no:WORD]
gift_receipt = gift receipt [no:WORD]

find_customer = find receipt customer id:WORD
find_amount = find receipt amount amount:X
find_card = find receipt card tail:WORD
find_batch = find receipt batch batch:WORD
find_receipt = find receipt no:WORD
return_line = return line n:N [quantity:BACK] [serial serial:WORD] \
    [condition condition:sellable|damaged|faulty] [reason reason:WORD]
return_without_receipt = return without receipt code:WORD [times:TIMES] [at price:TYPED] \
    [reason reason:WORD]
options
refund way:cash|card|gift|credit|points [amount:TYPED]
refund_difference = refund difference line n:N price:TYPED [reason reason:WORD]
goodwill_sale = goodwill off:CUT on sale reason reason:WORD
goodwill_line = goodwill off:CUT on line n:N reason reason:WORD
goodwill_receipt = goodwill off:CUT on receipt no:WORD reason reason:WORD
overcharged code:WORD since since:MOMENT

paid_in = paid in amount:TYPED reason reason:WORD
paid_out = paid out amount:TYPED reason reason:WORD
drop amount:TYPED [pieces:PIECES]
no_sale = no sale reason reason:WORD
count money:MONEY
x_report = x report
close_shift = close shift [count money:MONEY]
pin name:WORD old:WORD new:WORD
network state:off|on

device_printer = device printer state:ok|paper-out|paper-low|cover-open|offline|silent|cut-off|power-cycle
device_kitchen = device kitchen state:ok|paper-out|cover-open|offline|silent|cut-off
device_drawer = device drawer state:ok|stuck
device_scanner = device scanner state:ok|wrong-baud|noise|no-suffix|partial|twice|unplugged
device_scale = device scale weight:WEIGHT
device_scale = device scale state:ok|moving|overload|under_zero|zero|zero_lost|offline|unplugged
device_display = device display state:ok|power-cycle|dark|unplugged
device_terminal = device terminal state:ok|declines|slow|late|lost-after-approval|other-amount|offline
read code:WORD
paper_printed = paper printed
paper_not_printed = paper not printed
print answer:skip|copy|other
crash
tamper = tamper journal how:drop|swap|renumber|edit n:N
again
verify
"""
)

EXPECTATIONS: Final = shapes(
    """
total minor:X
due minor:X
to_pay minor:X
rounding minor:X
change minor:X
pieces pieces:SOME
ask minor:X
lines n:N
line n:N quantity:QTY minor:X
saving minor:X
vat rate:VAT minor:X
tender way:cash|card|gift|credit|voucher|account|points|exchange|foreign minor:X
sales minor:X
returns minor:X
paid_out minor:X
net minor:X
unsent n:N
errors n:N
asks kind:age|date|serial|receipt_condition|paper|settle [detail:WORD]
refused code:WORD
option way:cash|card|gift|credit|points|exchange|repair minor:X
option_blocked = option way:cash|card|gift|credit|points|exchange|repair blocked why:BARE
prompt ids:WORDS
says text:TEXT
means text:TEXT
found n:N
first code:WORD
contains text:TEXT
lacks text:TEXT
copies n:N
shows text:TEXT
beeps n:N
slips n:N
slip text:TEXT
slip_lacks = slip lacks text:TEXT
slip_job state:queued|sending|sent|printed|failed|uncertain
job state:queued|sending|sent|printed|failed|uncertain
opened n:N
drawer minor:X
expected minor:X
difference minor:X
stock code:WORD n:SIGNED
balance no:WORD minor:X
points id:WORD n:SIGNED
promises n:N
promises_due n:N
promises_kept n:N
promises_broken n:N
journal names:WORDS
receipts n:N
number no:N
because text:WORD
ok
broken rule:BARE
"""
)
