/**
 * The tables of the index, in the projection's file. `search_all` and `search_titles` keep no text of their own (they are
 * handed words, not texts); what is shown is in `search_docs` and `search_bodies`, apart, so that looking at a row does not
 * read a page.
 *
 * What is due is written by triggers, in the transaction that writes the row: the index may lag, and can't miss a row, whatever ends
 * the process in between.
 */
export const SEARCH_TABLES = `
CREATE TABLE search_docs (
  n INTEGER PRIMARY KEY,
  kind TEXT NOT NULL,
  id TEXT NOT NULL,
  board_id TEXT NOT NULL,
  title TEXT NOT NULL,
  title_key TEXT NOT NULL,
  at INTEGER,
  seq INTEGER
);
CREATE UNIQUE INDEX search_docs_ref ON search_docs (kind, id, board_id);
CREATE INDEX search_docs_title ON search_docs (kind, title_key);
CREATE TABLE search_bodies (n INTEGER PRIMARY KEY, body TEXT NOT NULL, facts TEXT NOT NULL);
CREATE VIRTUAL TABLE search_all USING fts5 (title, title_stems, body, body_stems, content = '', contentless_delete = 1, tokenize = 'ascii', prefix = '2 3');
CREATE VIRTUAL TABLE search_titles USING fts5 (title, stems, content = '', contentless_delete = 1, tokenize = 'ascii', prefix = '1 2 3');
INSERT INTO search_all (search_all, rank) VALUES ('rank', 'bm25(10.0, 6.0, 1.0, 0.5)');
CREATE TABLE search_words (word TEXT PRIMARY KEY, docs INTEGER NOT NULL) WITHOUT ROWID;
CREATE TABLE search_due (board_id TEXT NOT NULL, id TEXT NOT NULL, PRIMARY KEY (board_id, id)) WITHOUT ROWID;
CREATE TRIGGER search_deal_written AFTER INSERT ON deals BEGIN
  INSERT OR IGNORE INTO search_due (board_id, id) VALUES (new.board_id, new.id);
END;
CREATE TRIGGER search_brief_written AFTER INSERT ON briefs BEGIN
  INSERT OR IGNORE INTO search_due (board_id, id) SELECT board_id, id FROM deals WHERE id = new.deal_id;
END;
CREATE TRIGGER search_deal_gone AFTER DELETE ON deals BEGIN
  INSERT OR IGNORE INTO search_due (board_id, id) VALUES (old.board_id, old.id);
END;
`

/** Forgets what was indexed. */
export const CLEAR_SEARCH = `
DELETE FROM search_docs; DELETE FROM search_bodies; DELETE FROM search_words;
INSERT INTO search_all (search_all) VALUES ('delete-all');
INSERT INTO search_titles (search_titles) VALUES ('delete-all');
`
