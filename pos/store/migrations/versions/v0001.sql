CREATE TABLE basket (
	store BIGINT NOT NULL,
	sale_id TEXT NOT NULL,
	till BIGINT NOT NULL,
	state TEXT NOT NULL,
	head BLOB NOT NULL,
	began_seq BIGINT NOT NULL,
	PRIMARY KEY (store, sale_id)
);

CREATE TABLE basket_line (
	store BIGINT NOT NULL,
	sale_id TEXT NOT NULL,
	line_id BIGINT NOT NULL,
	body BLOB NOT NULL,
	PRIMARY KEY (store, sale_id, line_id)
)
 WITHOUT ROWID
;

CREATE TABLE card_attempt (
	store BIGINT NOT NULL,
	attempt TEXT NOT NULL,
	till BIGINT NOT NULL,
	seq BIGINT NOT NULL,
	sale_id TEXT NOT NULL,
	asked BIGINT NOT NULL,
	outcome TEXT NOT NULL,
	taken BIGINT NOT NULL,
	amount BIGINT NOT NULL,
	reference TEXT NOT NULL,
	card_tail TEXT NOT NULL,
	simulated BIGINT NOT NULL,
	PRIMARY KEY (store, attempt)
);

CREATE TABLE cash_move (
	store BIGINT NOT NULL,
	till BIGINT NOT NULL,
	seq BIGINT NOT NULL,
	shift BIGINT NOT NULL,
	kind TEXT NOT NULL,
	amount BIGINT NOT NULL,
	pieces TEXT NOT NULL,
	reason TEXT NOT NULL,
	"by" TEXT NOT NULL,
	approved_by TEXT NOT NULL,
	PRIMARY KEY (store, till, seq),
	FOREIGN KEY(store, till, seq) REFERENCES journal (store, till, seq)
);

CREATE TABLE coupon_use (
	store BIGINT NOT NULL,
	till BIGINT NOT NULL,
	seq BIGINT NOT NULL,
	coupon TEXT NOT NULL,
	PRIMARY KEY (store, till, seq, coupon),
	FOREIGN KEY(store, till, seq) REFERENCES sale (store, till, seq)
);

CREATE TABLE customer (
	store BIGINT NOT NULL,
	id TEXT NOT NULL,
	tier TEXT NOT NULL,
	consent BIGINT NOT NULL,
	PRIMARY KEY (store, id)
);

CREATE TABLE customer_private (
	store BIGINT NOT NULL,
	id TEXT NOT NULL,
	name TEXT NOT NULL,
	folded TEXT NOT NULL,
	language TEXT NOT NULL,
	born TEXT NOT NULL,
	phone TEXT NOT NULL,
	mail TEXT NOT NULL,
	mac BLOB NOT NULL,
	PRIMARY KEY (store, id)
);

CREATE TABLE customer_word (
	store BIGINT NOT NULL,
	word TEXT NOT NULL,
	id TEXT NOT NULL,
	PRIMARY KEY (store, word, id)
)
 WITHOUT ROWID
;

CREATE TABLE drawer_count (
	store BIGINT NOT NULL,
	till BIGINT NOT NULL,
	seq BIGINT NOT NULL,
	shift BIGINT NOT NULL,
	counted BIGINT NOT NULL,
	expected BIGINT NOT NULL,
	pieces TEXT NOT NULL,
	"by" TEXT NOT NULL,
	PRIMARY KEY (store, till, seq),
	FOREIGN KEY(store, till, seq) REFERENCES journal (store, till, seq)
);

CREATE TABLE drawer_opening (
	store BIGINT NOT NULL,
	till BIGINT NOT NULL,
	seq BIGINT NOT NULL,
	shift BIGINT NOT NULL,
	reason TEXT NOT NULL,
	"by" TEXT NOT NULL,
	approved_by TEXT NOT NULL,
	PRIMARY KEY (store, till, seq),
	FOREIGN KEY(store, till, seq) REFERENCES journal (store, till, seq)
);

CREATE TABLE drawer_piece (
	store BIGINT NOT NULL,
	till BIGINT NOT NULL,
	value BIGINT NOT NULL,
	count BIGINT NOT NULL,
	sure BIGINT NOT NULL,
	PRIMARY KEY (store, till, value)
);

CREATE TABLE goodwill (
	store BIGINT NOT NULL,
	till BIGINT NOT NULL,
	seq BIGINT NOT NULL,
	shift BIGINT NOT NULL,
	number BIGINT NOT NULL,
	minor BIGINT NOT NULL,
	reason TEXT NOT NULL,
	"by" TEXT NOT NULL,
	approved_by TEXT NOT NULL,
	PRIMARY KEY (store, till, seq),
	FOREIGN KEY(store, till, seq) REFERENCES journal (store, till, seq)
);

CREATE TABLE job (
	store BIGINT NOT NULL,
	till BIGINT NOT NULL,
	n BIGINT NOT NULL,
	id TEXT NOT NULL,
	seq BIGINT NOT NULL,
	kind TEXT NOT NULL,
	ref BIGINT NOT NULL,
	language TEXT NOT NULL,
	copy BIGINT NOT NULL,
	reason TEXT NOT NULL,
	mac BLOB NOT NULL,
	state TEXT NOT NULL,
	at_ms BIGINT NOT NULL,
	PRIMARY KEY (store, till, n)
);

CREATE TABLE journal (
	store BIGINT NOT NULL,
	till BIGINT NOT NULL,
	seq BIGINT NOT NULL,
	at_ms BIGINT NOT NULL,
	offset_min BIGINT NOT NULL,
	who TEXT NOT NULL,
	name TEXT NOT NULL,
	body BLOB NOT NULL,
	mac BLOB NOT NULL,
	key_id TEXT NOT NULL,
	PRIMARY KEY (store, till, seq)
);

CREATE TABLE meta (
	name TEXT NOT NULL,
	value TEXT NOT NULL,
	PRIMARY KEY (name)
);

CREATE TABLE order_slip (
	store BIGINT NOT NULL,
	till BIGINT NOT NULL,
	seq BIGINT NOT NULL,
	number BIGINT NOT NULL,
	sale_id TEXT NOT NULL,
	record BLOB NOT NULL,
	PRIMARY KEY (store, till, seq)
);

CREATE TABLE outbox (
	store BIGINT NOT NULL,
	till BIGINT NOT NULL,
	seq BIGINT NOT NULL,
	name TEXT NOT NULL,
	PRIMARY KEY (store, till, seq),
	FOREIGN KEY(store, till, seq) REFERENCES journal (store, till, seq)
);

CREATE TABLE outbox_sent (
	store BIGINT NOT NULL,
	till BIGINT NOT NULL,
	through_seq BIGINT NOT NULL,
	PRIMARY KEY (store, till)
);

CREATE TABLE pattern (
	store BIGINT NOT NULL,
	pattern TEXT NOT NULL,
	means TEXT NOT NULL,
	at_ms BIGINT NOT NULL,
	PRIMARY KEY (store, pattern)
);

CREATE TABLE price (
	store BIGINT NOT NULL,
	code TEXT NOT NULL,
	tier TEXT NOT NULL,
	from_ms BIGINT NOT NULL,
	till BIGINT NOT NULL,
	seq BIGINT NOT NULL,
	minor BIGINT NOT NULL,
	"by" TEXT NOT NULL,
	PRIMARY KEY (store, code, tier, from_ms, till, seq)
)
 WITHOUT ROWID
;

CREATE TABLE product (
	id INTEGER NOT NULL,
	store BIGINT NOT NULL,
	code TEXT NOT NULL,
	name TEXT NOT NULL,
	folded TEXT NOT NULL,
	vat TEXT NOT NULL,
	deposit BIGINT NOT NULL,
	weighed BIGINT NOT NULL,
	department TEXT NOT NULL,
	age BIGINT NOT NULL,
	klass TEXT NOT NULL,
	cost BIGINT,
	no_return BIGINT NOT NULL,
	hygiene BIGINT NOT NULL,
	serial BIGINT NOT NULL,
	lead_days BIGINT,
	pack_of TEXT NOT NULL,
	pack_size BIGINT NOT NULL,
	till BIGINT NOT NULL,
	seq BIGINT NOT NULL,
	PRIMARY KEY (id),
	UNIQUE (store, code)
);

CREATE TABLE product_code (
	store BIGINT NOT NULL,
	code TEXT NOT NULL,
	product BIGINT NOT NULL,
	PRIMARY KEY (store, code),
	FOREIGN KEY(product) REFERENCES product (id)
)
 WITHOUT ROWID
;

CREATE TABLE promise (
	store BIGINT NOT NULL,
	id TEXT NOT NULL,
	till BIGINT NOT NULL,
	what TEXT NOT NULL,
	by_day TEXT NOT NULL,
	code TEXT NOT NULL,
	customer TEXT NOT NULL,
	made_by TEXT NOT NULL,
	made_ms BIGINT NOT NULL,
	outcome TEXT NOT NULL,
	ended_day TEXT NOT NULL,
	ended_by TEXT NOT NULL,
	PRIMARY KEY (store, id)
);

CREATE TABLE promise_private (
	store BIGINT NOT NULL,
	id TEXT NOT NULL,
	name TEXT NOT NULL,
	phone TEXT NOT NULL,
	mac BLOB NOT NULL,
	PRIMARY KEY (store, id)
);

CREATE TABLE promotion (
	store BIGINT NOT NULL,
	id TEXT NOT NULL,
	record TEXT NOT NULL,
	at_ms BIGINT NOT NULL,
	PRIMARY KEY (store, id)
);

CREATE TABLE receipt_copy (
	store BIGINT NOT NULL,
	till BIGINT NOT NULL,
	seq BIGINT NOT NULL,
	number BIGINT NOT NULL,
	copy BIGINT NOT NULL,
	"by" TEXT NOT NULL,
	PRIMARY KEY (store, till, seq),
	FOREIGN KEY(store, till, seq) REFERENCES journal (store, till, seq)
);

CREATE TABLE refund (
	store BIGINT NOT NULL,
	till BIGINT NOT NULL,
	seq BIGINT NOT NULL,
	number BIGINT NOT NULL,
	return_id TEXT NOT NULL,
	kind TEXT NOT NULL,
	of_number BIGINT NOT NULL,
	shift BIGINT NOT NULL,
	currency TEXT NOT NULL,
	at_ms BIGINT NOT NULL,
	"by" TEXT NOT NULL,
	total BIGINT NOT NULL,
	rounding BIGINT NOT NULL,
	reason TEXT NOT NULL,
	approved_by TEXT NOT NULL,
	customer TEXT NOT NULL,
	language TEXT NOT NULL,
	training BIGINT NOT NULL,
	of_till BIGINT NOT NULL,
	PRIMARY KEY (store, till, seq),
	UNIQUE (store, till, number),
	UNIQUE (store, return_id),
	FOREIGN KEY(store, till, seq) REFERENCES journal (store, till, seq)
);

CREATE TABLE refund_line (
	store BIGINT NOT NULL,
	till BIGINT NOT NULL,
	seq BIGINT NOT NULL,
	part BIGINT NOT NULL,
	position BIGINT NOT NULL,
	amount BIGINT NOT NULL,
	weighed BIGINT NOT NULL,
	minor BIGINT NOT NULL,
	deposit BIGINT NOT NULL,
	rate_bp BIGINT NOT NULL,
	rate_exempt BIGINT NOT NULL,
	vat BIGINT NOT NULL,
	stock_amount BIGINT NOT NULL,
	code TEXT NOT NULL,
	name TEXT NOT NULL,
	rate_label TEXT NOT NULL,
	condition TEXT NOT NULL,
	reason TEXT NOT NULL,
	serial TEXT NOT NULL,
	department TEXT NOT NULL,
	stock_code TEXT NOT NULL,
	PRIMARY KEY (store, till, seq, part),
	FOREIGN KEY(store, till, seq) REFERENCES refund (store, till, seq)
);

CREATE TABLE refund_tender (
	store BIGINT NOT NULL,
	till BIGINT NOT NULL,
	seq BIGINT NOT NULL,
	part BIGINT NOT NULL,
	way TEXT NOT NULL,
	amount BIGINT NOT NULL,
	given BIGINT NOT NULL,
	reference TEXT NOT NULL,
	card_tail TEXT NOT NULL,
	state TEXT NOT NULL,
	simulated BIGINT NOT NULL,
	PRIMARY KEY (store, till, seq, part),
	FOREIGN KEY(store, till, seq) REFERENCES refund (store, till, seq)
);

CREATE TABLE refund_vat (
	store BIGINT NOT NULL,
	till BIGINT NOT NULL,
	seq BIGINT NOT NULL,
	part BIGINT NOT NULL,
	bp BIGINT NOT NULL,
	label TEXT NOT NULL,
	exempt BIGINT NOT NULL,
	gross BIGINT NOT NULL,
	vat BIGINT NOT NULL,
	PRIMARY KEY (store, till, seq, part),
	FOREIGN KEY(store, till, seq) REFERENCES refund (store, till, seq)
);

CREATE TABLE request (
	store BIGINT NOT NULL,
	id TEXT NOT NULL,
	verb TEXT NOT NULL,
	till BIGINT NOT NULL,
	first_seq BIGINT NOT NULL,
	last_seq BIGINT NOT NULL,
	at_ms BIGINT NOT NULL,
	mac BLOB NOT NULL,
	PRIMARY KEY (store, id)
)
 WITHOUT ROWID
;

CREATE TABLE sale (
	store BIGINT NOT NULL,
	till BIGINT NOT NULL,
	seq BIGINT NOT NULL,
	number BIGINT NOT NULL,
	sale_id TEXT NOT NULL,
	shift BIGINT NOT NULL,
	currency TEXT NOT NULL,
	at_ms BIGINT NOT NULL,
	"by" TEXT NOT NULL,
	total BIGINT NOT NULL,
	rounding BIGINT NOT NULL,
	saving BIGINT NOT NULL,
	off_sale BIGINT NOT NULL,
	cash_given BIGINT NOT NULL,
	change BIGINT NOT NULL,
	customer TEXT NOT NULL,
	language TEXT NOT NULL,
	training BIGINT NOT NULL,
	PRIMARY KEY (store, till, seq),
	UNIQUE (store, till, number),
	UNIQUE (store, sale_id),
	FOREIGN KEY(store, till, seq) REFERENCES journal (store, till, seq)
);

CREATE TABLE sale_line (
	store BIGINT NOT NULL,
	till BIGINT NOT NULL,
	seq BIGINT NOT NULL,
	part BIGINT NOT NULL,
	position BIGINT NOT NULL,
	amount BIGINT NOT NULL,
	weighed BIGINT NOT NULL,
	unit_price BIGINT NOT NULL,
	listed BIGINT NOT NULL,
	own BIGINT NOT NULL,
	saved BIGINT NOT NULL,
	share BIGINT NOT NULL,
	deposit BIGINT NOT NULL,
	paid BIGINT NOT NULL,
	rate_bp BIGINT NOT NULL,
	rate_exempt BIGINT NOT NULL,
	vat BIGINT NOT NULL,
	discount BIGINT NOT NULL,
	cost BIGINT NOT NULL,
	empties BIGINT NOT NULL,
	no_return BIGINT NOT NULL,
	hygiene BIGINT NOT NULL,
	lead_days BIGINT NOT NULL,
	stock_amount BIGINT NOT NULL,
	code TEXT NOT NULL,
	name TEXT NOT NULL,
	rate_label TEXT NOT NULL,
	source TEXT NOT NULL,
	reason TEXT NOT NULL,
	"by" TEXT NOT NULL,
	approved_by TEXT NOT NULL,
	department TEXT NOT NULL,
	klass TEXT NOT NULL,
	serial TEXT NOT NULL,
	stock_code TEXT NOT NULL,
	batch TEXT NOT NULL,
	deals TEXT NOT NULL,
	PRIMARY KEY (store, till, seq, part),
	FOREIGN KEY(store, till, seq) REFERENCES sale (store, till, seq)
);

CREATE TABLE sale_vat (
	store BIGINT NOT NULL,
	till BIGINT NOT NULL,
	seq BIGINT NOT NULL,
	part BIGINT NOT NULL,
	bp BIGINT NOT NULL,
	label TEXT NOT NULL,
	exempt BIGINT NOT NULL,
	gross BIGINT NOT NULL,
	vat BIGINT NOT NULL,
	PRIMARY KEY (store, till, seq, part),
	FOREIGN KEY(store, till, seq) REFERENCES sale (store, till, seq)
);

CREATE TABLE setting (
	store BIGINT NOT NULL,
	name TEXT NOT NULL,
	value TEXT NOT NULL,
	PRIMARY KEY (store, name)
);

CREATE TABLE shift (
	store BIGINT NOT NULL,
	till BIGINT NOT NULL,
	number BIGINT NOT NULL,
	"by" TEXT NOT NULL,
	opened_ms BIGINT NOT NULL,
	float_minor BIGINT NOT NULL,
	difference BIGINT NOT NULL,
	first_seq BIGINT NOT NULL,
	closed_seq BIGINT NOT NULL,
	PRIMARY KEY (store, till, number)
);

CREATE TABLE staff (
	store BIGINT NOT NULL,
	name TEXT NOT NULL,
	role TEXT NOT NULL,
	language TEXT NOT NULL,
	PRIMARY KEY (store, name)
);

CREATE TABLE staff_failure (
	store BIGINT NOT NULL,
	till BIGINT NOT NULL,
	name TEXT NOT NULL,
	tries BIGINT NOT NULL,
	locked_until_ms BIGINT NOT NULL,
	PRIMARY KEY (store, till, name)
);

CREATE TABLE staff_private (
	store BIGINT NOT NULL,
	name TEXT NOT NULL,
	born TEXT NOT NULL,
	pin TEXT NOT NULL,
	mac BLOB NOT NULL,
	PRIMARY KEY (store, name)
);

CREATE TABLE staff_right (
	store BIGINT NOT NULL,
	role TEXT NOT NULL,
	verb TEXT NOT NULL,
	grade TEXT NOT NULL,
	limit_bp BIGINT NOT NULL,
	limit_minor BIGINT NOT NULL,
	PRIMARY KEY (store, role, verb)
);

CREATE TABLE stock_move (
	store BIGINT NOT NULL,
	till BIGINT NOT NULL,
	seq BIGINT NOT NULL,
	code TEXT NOT NULL,
	kind TEXT NOT NULL,
	amount BIGINT NOT NULL,
	reason TEXT NOT NULL,
	PRIMARY KEY (store, till, seq),
	FOREIGN KEY(store, till, seq) REFERENCES journal (store, till, seq)
);

CREATE TABLE stored_value (
	store BIGINT NOT NULL,
	kind TEXT NOT NULL,
	number TEXT NOT NULL,
	balance BIGINT NOT NULL,
	PRIMARY KEY (store, kind, number),
	CONSTRAINT value_not_negative CHECK (balance >= 0)
);

CREATE TABLE tender (
	store BIGINT NOT NULL,
	till BIGINT NOT NULL,
	seq BIGINT NOT NULL,
	part BIGINT NOT NULL,
	way TEXT NOT NULL,
	amount BIGINT NOT NULL,
	given BIGINT NOT NULL,
	reference TEXT NOT NULL,
	card_tail TEXT NOT NULL,
	state TEXT NOT NULL,
	simulated BIGINT NOT NULL,
	PRIMARY KEY (store, till, seq, part),
	FOREIGN KEY(store, till, seq) REFERENCES sale (store, till, seq)
);

CREATE TABLE till (
	store BIGINT NOT NULL,
	till BIGINT NOT NULL,
	install TEXT NOT NULL,
	epoch BIGINT NOT NULL,
	started_ms BIGINT NOT NULL,
	PRIMARY KEY (store, till)
);

CREATE TABLE till_state (
	store BIGINT NOT NULL,
	till BIGINT NOT NULL,
	name TEXT NOT NULL,
	value TEXT NOT NULL,
	PRIMARY KEY (store, till, name)
);

CREATE TABLE training (
	store BIGINT NOT NULL,
	till BIGINT NOT NULL,
	seq BIGINT NOT NULL,
	shift BIGINT NOT NULL,
	receipts BIGINT NOT NULL,
	minor BIGINT NOT NULL,
	"by" TEXT NOT NULL,
	PRIMARY KEY (store, till, seq),
	FOREIGN KEY(store, till, seq) REFERENCES journal (store, till, seq)
);

CREATE TABLE value_move (
	store BIGINT NOT NULL,
	till BIGINT NOT NULL,
	seq BIGINT NOT NULL,
	kind TEXT NOT NULL,
	number TEXT NOT NULL,
	amount BIGINT NOT NULL,
	sale_id TEXT NOT NULL,
	PRIMARY KEY (store, till, seq),
	FOREIGN KEY(store, till, seq) REFERENCES journal (store, till, seq)
);

CREATE TABLE voided (
	store BIGINT NOT NULL,
	till BIGINT NOT NULL,
	seq BIGINT NOT NULL,
	sale_id TEXT NOT NULL,
	lines BIGINT NOT NULL,
	total BIGINT NOT NULL,
	PRIMARY KEY (store, till, seq),
	FOREIGN KEY(store, till, seq) REFERENCES journal (store, till, seq)
);

CREATE TABLE z_report (
	store BIGINT NOT NULL,
	till BIGINT NOT NULL,
	seq BIGINT NOT NULL,
	z_number BIGINT NOT NULL,
	shift BIGINT NOT NULL,
	"by" TEXT NOT NULL,
	at_ms BIGINT NOT NULL,
	counted BIGINT NOT NULL,
	expected BIGINT NOT NULL,
	difference BIGINT NOT NULL,
	grand_total BIGINT NOT NULL,
	first_seq BIGINT NOT NULL,
	totals TEXT NOT NULL,
	vat TEXT NOT NULL,
	PRIMARY KEY (store, till, seq),
	UNIQUE (store, till, z_number),
	FOREIGN KEY(store, till, seq) REFERENCES journal (store, till, seq)
);

CREATE TABLE z_seal (
	store BIGINT NOT NULL,
	till BIGINT NOT NULL,
	seq BIGINT NOT NULL,
	body BLOB NOT NULL,
	signature BLOB NOT NULL,
	public_key BLOB NOT NULL,
	PRIMARY KEY (store, till, seq),
	FOREIGN KEY(store, till, seq) REFERENCES journal (store, till, seq)
);

CREATE VIRTUAL TABLE product_search
    USING fts5(folded, content='product', content_rowid='id', prefix='1 2 3');

CREATE VIRTUAL TABLE product_word USING fts5vocab(product_search, 'row');

CREATE UNIQUE INDEX basket_open ON basket (store, till) WHERE state = 'open';

CREATE INDEX card_attempt_open ON card_attempt (store, till, seq) WHERE (outcome IN ('asked', 'unknown') OR taken > amount);

CREATE INDEX coupon_use_coupon ON coupon_use (store, coupon);

CREATE INDEX customer_phone ON customer_private (store, phone);

CREATE INDEX customer_phone_end ON customer_private (store, substr(phone, -1, 1) || substr(phone, -2, 1) || substr(phone, -3, 1) || substr(phone, -4, 1) || substr(phone, -5, 1) || substr(phone, -6, 1) || substr(phone, -7, 1) || substr(phone, -8, 1) || substr(phone, -9, 1) || substr(phone, -10, 1) || substr(phone, -11, 1) || substr(phone, -12, 1) || substr(phone, -13, 1) || substr(phone, -14, 1) || substr(phone, -15, 1));

CREATE UNIQUE INDEX job_id ON job (store, id);

CREATE INDEX job_open ON job (store, till, n) WHERE state IN ('queued', 'sending', 'failed', 'uncertain');

CREATE INDEX job_ref ON job (store, till, kind, ref);

CREATE UNIQUE INDEX order_slip_number ON order_slip (store, till, number);

CREATE INDEX order_slip_sale ON order_slip (store, till, sale_id);

CREATE INDEX product_code_product ON product_code (product);

CREATE INDEX product_pack ON product (store, pack_of);

CREATE INDEX promise_open ON promise (store, by_day) WHERE outcome = 'open';

CREATE INDEX receipt_copy_number ON receipt_copy (store, till, number);

CREATE INDEX refund_line_code ON refund_line (store, code);

CREATE INDEX refund_of ON refund (store, of_till, of_number);

CREATE INDEX sale_customer ON sale (store, customer) WHERE customer <> '';

CREATE INDEX sale_day ON sale (store, at_ms);

CREATE INDEX sale_line_batch ON sale_line (store, batch) WHERE batch <> '';

CREATE INDEX sale_line_code ON sale_line (store, code);

CREATE UNIQUE INDEX shift_open ON shift (store, till) WHERE closed_seq = 0;

CREATE INDEX stock_move_code ON stock_move (store, code);

CREATE INDEX tender_card ON tender (store, card_tail);

CREATE INDEX value_move_number ON value_move (store, kind, number);

CREATE TRIGGER basket_goes BEFORE UPDATE OF till ON basket
WHEN NEW.till <> OLD.till AND OLD.state <> 'parked' BEGIN SELECT RAISE(ABORT, 'basket-elsewhere'); END;

CREATE TRIGGER cash_move_no_delete BEFORE DELETE ON cash_move BEGIN SELECT RAISE(ABORT, 'append-only: cash_move'); END;

CREATE TRIGGER cash_move_no_update BEFORE UPDATE ON cash_move BEGIN SELECT RAISE(ABORT, 'append-only: cash_move'); END;

CREATE TRIGGER coupon_limit AFTER INSERT ON coupon_use BEGIN
SELECT RAISE(ABORT, 'coupon-used-up') FROM promotion
WHERE promotion.store = NEW.store AND json_extract(promotion.record, '$.coupon') = NEW.coupon
GROUP BY promotion.store
HAVING min(ifnull(json_extract(promotion.record, '$.limit'), 0)) > 0
 AND max(json_extract(promotion.record, '$.limit')) <
 (SELECT count(*) FROM coupon_use AS used WHERE used.store = NEW.store AND used.coupon = NEW.coupon);
END;

CREATE TRIGGER coupon_use_no_delete BEFORE DELETE ON coupon_use BEGIN SELECT RAISE(ABORT, 'append-only: coupon_use'); END;

CREATE TRIGGER coupon_use_no_update BEFORE UPDATE ON coupon_use BEGIN SELECT RAISE(ABORT, 'append-only: coupon_use'); END;

CREATE TRIGGER customer_word_change AFTER UPDATE ON customer_private BEGIN
    DELETE FROM customer_word WHERE store = OLD.store AND id = OLD.id AND word IN
    (SELECT value FROM json_each('["' || replace(OLD.folded, ' ', '","') || '"]'));
    INSERT OR IGNORE INTO customer_word SELECT NEW.store, value, NEW.id
    FROM json_each('["' || replace(NEW.folded, ' ', '","') || '"]') WHERE value <> ''; END;

CREATE TRIGGER customer_word_in AFTER INSERT ON customer_private BEGIN
    INSERT OR IGNORE INTO customer_word SELECT NEW.store, value, NEW.id
    FROM json_each('["' || replace(NEW.folded, ' ', '","') || '"]') WHERE value <> ''; END;

CREATE TRIGGER customer_word_out AFTER DELETE ON customer_private BEGIN
    DELETE FROM customer_word WHERE store = OLD.store AND id = OLD.id AND word IN
    (SELECT value FROM json_each('["' || replace(OLD.folded, ' ', '","') || '"]')); END;

CREATE TRIGGER drawer_count_no_delete BEFORE DELETE ON drawer_count BEGIN SELECT RAISE(ABORT, 'append-only: drawer_count'); END;

CREATE TRIGGER drawer_count_no_update BEFORE UPDATE ON drawer_count BEGIN SELECT RAISE(ABORT, 'append-only: drawer_count'); END;

CREATE TRIGGER drawer_opening_no_delete BEFORE DELETE ON drawer_opening BEGIN SELECT RAISE(ABORT, 'append-only: drawer_opening'); END;

CREATE TRIGGER drawer_opening_no_update BEFORE UPDATE ON drawer_opening BEGIN SELECT RAISE(ABORT, 'append-only: drawer_opening'); END;

CREATE TRIGGER goodwill_no_delete BEFORE DELETE ON goodwill BEGIN SELECT RAISE(ABORT, 'append-only: goodwill'); END;

CREATE TRIGGER goodwill_no_update BEFORE UPDATE ON goodwill BEGIN SELECT RAISE(ABORT, 'append-only: goodwill'); END;

CREATE TRIGGER job_forward BEFORE UPDATE ON job WHEN NOT ((OLD.state = 'queued' AND NEW.state IN ('queued', 'sending', 'failed')) OR (OLD.state = 'sending' AND NEW.state IN ('sending', 'printed', 'sent', 'failed', 'uncertain')) OR (OLD.state = 'uncertain' AND NEW.state IN ('uncertain', 'printed', 'failed')) OR (OLD.state = 'failed' AND NEW.state IN ('failed', 'queued', 'sending')) OR OLD.state = NEW.state) BEGIN SELECT RAISE(ABORT, 'job: not a step forward'); END;

CREATE TRIGGER job_no_delete BEFORE DELETE ON job BEGIN SELECT RAISE(ABORT, 'append-only: job'); END;

CREATE TRIGGER journal_no_delete BEFORE DELETE ON journal BEGIN SELECT RAISE(ABORT, 'append-only: journal'); END;

CREATE TRIGGER journal_no_update BEFORE UPDATE ON journal BEGIN SELECT RAISE(ABORT, 'append-only: journal'); END;

CREATE TRIGGER order_slip_no_delete BEFORE DELETE ON order_slip BEGIN SELECT RAISE(ABORT, 'append-only: order_slip'); END;

CREATE TRIGGER order_slip_no_update BEFORE UPDATE ON order_slip BEGIN SELECT RAISE(ABORT, 'append-only: order_slip'); END;

CREATE TRIGGER outbox_no_delete BEFORE DELETE ON outbox BEGIN SELECT RAISE(ABORT, 'append-only: outbox'); END;

CREATE TRIGGER outbox_no_update BEFORE UPDATE ON outbox BEGIN SELECT RAISE(ABORT, 'append-only: outbox'); END;

CREATE TRIGGER price_no_delete BEFORE DELETE ON price BEGIN SELECT RAISE(ABORT, 'append-only: price'); END;

CREATE TRIGGER price_no_update BEFORE UPDATE ON price BEGIN SELECT RAISE(ABORT, 'append-only: price'); END;

CREATE TRIGGER product_search_change AFTER UPDATE OF folded ON product
    WHEN OLD.folded <> NEW.folded BEGIN
    INSERT INTO product_search(product_search, rowid, folded) VALUES ('delete', OLD.id, OLD.folded);
    INSERT INTO product_search(rowid, folded) VALUES (NEW.id, NEW.folded); END;

CREATE TRIGGER product_search_in AFTER INSERT ON product BEGIN
    INSERT INTO product_search(rowid, folded) VALUES (NEW.id, NEW.folded); END;

CREATE TRIGGER product_stays BEFORE DELETE ON product
    BEGIN SELECT RAISE(ABORT, 'products are kept for their history'); END;

CREATE TRIGGER receipt_copy_no_delete BEFORE DELETE ON receipt_copy BEGIN SELECT RAISE(ABORT, 'append-only: receipt_copy'); END;

CREATE TRIGGER receipt_copy_no_update BEFORE UPDATE ON receipt_copy BEGIN SELECT RAISE(ABORT, 'append-only: receipt_copy'); END;

CREATE TRIGGER refund_line_fits AFTER INSERT ON refund_line WHEN NEW.position > 0 BEGIN
SELECT RAISE(ABORT, 'too-much-back: refund_line') FROM refund AS mine
JOIN sale ON sale.store = mine.store AND sale.till = mine.of_till AND sale.number = mine.of_number
JOIN sale_line AS sold ON sold.store = sale.store AND sold.till = sale.till AND sold.seq = sale.seq
 AND sold.position = NEW.position
JOIN refund AS doc ON doc.store = mine.store AND doc.of_till = mine.of_till
 AND doc.of_number = mine.of_number
JOIN refund_line AS back ON back.store = doc.store AND back.till = doc.till AND back.seq = doc.seq
 AND back.position = NEW.position
WHERE mine.store = NEW.store AND mine.till = NEW.till AND mine.seq = NEW.seq
GROUP BY sold.amount, sold.paid
HAVING sum(back.amount) > sold.amount OR sum(back.minor) > max(0, sold.paid);
END;

CREATE TRIGGER refund_line_no_delete BEFORE DELETE ON refund_line BEGIN SELECT RAISE(ABORT, 'append-only: refund_line'); END;

CREATE TRIGGER refund_line_no_update BEFORE UPDATE ON refund_line BEGIN SELECT RAISE(ABORT, 'append-only: refund_line'); END;

CREATE TRIGGER refund_no_delete BEFORE DELETE ON refund BEGIN SELECT RAISE(ABORT, 'append-only: refund'); END;

CREATE TRIGGER refund_no_update BEFORE UPDATE ON refund BEGIN SELECT RAISE(ABORT, 'append-only: refund'); END;

CREATE TRIGGER refund_tender_no_delete BEFORE DELETE ON refund_tender BEGIN SELECT RAISE(ABORT, 'append-only: refund_tender'); END;

CREATE TRIGGER refund_tender_no_update BEFORE UPDATE ON refund_tender BEGIN SELECT RAISE(ABORT, 'append-only: refund_tender'); END;

CREATE TRIGGER refund_vat_no_delete BEFORE DELETE ON refund_vat BEGIN SELECT RAISE(ABORT, 'append-only: refund_vat'); END;

CREATE TRIGGER refund_vat_no_update BEFORE UPDATE ON refund_vat BEGIN SELECT RAISE(ABORT, 'append-only: refund_vat'); END;

CREATE TRIGGER request_no_delete BEFORE DELETE ON request BEGIN SELECT RAISE(ABORT, 'append-only: request'); END;

CREATE TRIGGER request_no_update BEFORE UPDATE ON request BEGIN SELECT RAISE(ABORT, 'append-only: request'); END;

CREATE TRIGGER sale_line_no_delete BEFORE DELETE ON sale_line BEGIN SELECT RAISE(ABORT, 'append-only: sale_line'); END;

CREATE TRIGGER sale_line_no_update BEFORE UPDATE ON sale_line BEGIN SELECT RAISE(ABORT, 'append-only: sale_line'); END;

CREATE TRIGGER sale_no_delete BEFORE DELETE ON sale BEGIN SELECT RAISE(ABORT, 'append-only: sale'); END;

CREATE TRIGGER sale_no_update BEFORE UPDATE ON sale BEGIN SELECT RAISE(ABORT, 'append-only: sale'); END;

CREATE TRIGGER sale_vat_no_delete BEFORE DELETE ON sale_vat BEGIN SELECT RAISE(ABORT, 'append-only: sale_vat'); END;

CREATE TRIGGER sale_vat_no_update BEFORE UPDATE ON sale_vat BEGIN SELECT RAISE(ABORT, 'append-only: sale_vat'); END;

CREATE TRIGGER stock_move_no_delete BEFORE DELETE ON stock_move BEGIN SELECT RAISE(ABORT, 'append-only: stock_move'); END;

CREATE TRIGGER stock_move_no_update BEFORE UPDATE ON stock_move BEGIN SELECT RAISE(ABORT, 'append-only: stock_move'); END;

CREATE TRIGGER tender_no_delete BEFORE DELETE ON tender BEGIN SELECT RAISE(ABORT, 'append-only: tender'); END;

CREATE TRIGGER tender_no_update BEFORE UPDATE ON tender BEGIN SELECT RAISE(ABORT, 'append-only: tender'); END;

CREATE TRIGGER training_no_delete BEFORE DELETE ON training BEGIN SELECT RAISE(ABORT, 'append-only: training'); END;

CREATE TRIGGER training_no_update BEFORE UPDATE ON training BEGIN SELECT RAISE(ABORT, 'append-only: training'); END;

CREATE TRIGGER value_move_no_delete BEFORE DELETE ON value_move BEGIN SELECT RAISE(ABORT, 'append-only: value_move'); END;

CREATE TRIGGER value_move_no_update BEFORE UPDATE ON value_move BEGIN SELECT RAISE(ABORT, 'append-only: value_move'); END;

CREATE TRIGGER voided_no_delete BEFORE DELETE ON voided BEGIN SELECT RAISE(ABORT, 'append-only: voided'); END;

CREATE TRIGGER voided_no_update BEFORE UPDATE ON voided BEGIN SELECT RAISE(ABORT, 'append-only: voided'); END;

CREATE TRIGGER z_report_no_delete BEFORE DELETE ON z_report BEGIN SELECT RAISE(ABORT, 'append-only: z_report'); END;

CREATE TRIGGER z_report_no_update BEFORE UPDATE ON z_report BEGIN SELECT RAISE(ABORT, 'append-only: z_report'); END;

CREATE TRIGGER z_seal_no_delete BEFORE DELETE ON z_seal BEGIN SELECT RAISE(ABORT, 'append-only: z_seal'); END;

CREATE TRIGGER z_seal_no_update BEFORE UPDATE ON z_seal BEGIN SELECT RAISE(ABORT, 'append-only: z_seal'); END;
