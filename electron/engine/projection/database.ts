import { rmSync } from 'node:fs'
import Database from 'libsql'
import { SEARCH_TABLES } from '../search/tables'

/**
 * The projection's own file: tables derived from the documents, never authoritative. It may be thrown away at any time, so
 * it pays for no sync to disk (`synchronous=OFF`): what a power cut leaves of it is checked by watermark and made again.
 */
export const PROJECTION_VERSION = 9

const SCHEMA = `
CREATE TABLE covered (document TEXT PRIMARY KEY, seq INTEGER NOT NULL, clean INTEGER NOT NULL) WITHOUT ROWID;
CREATE TABLE stages (id TEXT PRIMARY KEY, board_id TEXT NOT NULL) WITHOUT ROWID;
CREATE TABLE deals (
  id TEXT NOT NULL,
  board_id TEXT NOT NULL,
  stage_id TEXT,
  ord TEXT NOT NULL,
  title TEXT NOT NULL,
  account_id TEXT,
  product_id TEXT,
  owner_id TEXT,
  amount_minor INTEGER,
  currency TEXT,
  close_date TEXT,
  next_step TEXT,
  next_step_due TEXT,
  differs INTEGER NOT NULL,
  deleted_at INTEGER,
  deleted_by TEXT,
  search TEXT NOT NULL,
  -- As JSON: what a table shows beside.
  more TEXT,
  -- A deal of a board that was removed may have been imported again into another.
  PRIMARY KEY (id, board_id)
);
-- What was found in a page's document, as of an entry of its log; seq is -1 while that is not all on disk.
CREATE TABLE page_facts (
  page_id TEXT PRIMARY KEY,
  seq INTEGER NOT NULL,
  -- The kind that its head was read as.
  kind TEXT NOT NULL,
  state TEXT NOT NULL,
  words INTEGER NOT NULL,
  updated_at INTEGER,
  updated_by TEXT,
  checks TEXT,
  aims TEXT NOT NULL
) WITHOUT ROWID;
CREATE TABLE mentions (
  page_id TEXT NOT NULL,
  kind TEXT NOT NULL,
  target TEXT NOT NULL,
  line TEXT NOT NULL,
  field TEXT,
  count INTEGER NOT NULL,
  PRIMARY KEY (page_id, kind, target)
) WITHOUT ROWID;
CREATE INDEX mentions_of ON mentions (kind, target);
-- What was written and said about a deal (core/deal/brief.ts), as of an entry of the document's log.
CREATE TABLE briefs (
  deal_id TEXT NOT NULL,
  part TEXT NOT NULL,
  seq INTEGER NOT NULL,
  text TEXT NOT NULL,
  PRIMARY KEY (deal_id, part)
) WITHOUT ROWID;
CREATE TABLE brief_mentions (
  deal_id TEXT NOT NULL,
  kind TEXT NOT NULL,
  target TEXT NOT NULL,
  line TEXT NOT NULL,
  count INTEGER NOT NULL,
  PRIMARY KEY (deal_id, kind, target)
) WITHOUT ROWID;
CREATE INDEX brief_mentions_of ON brief_mentions (kind, target);
-- Answers to commands, so that one sent again after a crash gets the answer that it had.
CREATE TABLE answers (key TEXT PRIMARY KEY, answer TEXT NOT NULL);
CREATE INDEX deals_by_lane ON deals (board_id, deleted_at, stage_id, ord, id);
CREATE INDEX deals_sums ON deals (board_id, deleted_at, stage_id, currency, amount_minor);
CREATE INDEX deals_by_account ON deals (account_id);
CREATE INDEX deals_by_owner ON deals (owner_id);
${SEARCH_TABLES}
PRAGMA user_version = ${PROJECTION_VERSION};
`

/** Opens the projection at a path (or `:memory:`); one that is damaged, or of another version, is made anew, empty. */
export function openProjectionDatabase(path: string): Database.Database {
  try {
    return opened(path)
  } catch {
    // Never authoritative: whatever is wrong with it, starting over is right.
    if (path !== ':memory:') for (const suffix of ['', '-wal', '-shm']) rmSync(path + suffix, { force: true })
    return opened(path)
  }
}

function opened(path: string): Database.Database {
  const database = new Database(path)
  try {
    database.exec(
      'PRAGMA journal_mode = WAL; PRAGMA synchronous = OFF; PRAGMA temp_store = MEMORY; PRAGMA cache_size = -16000;',
    )
    const version = (database.prepare('PRAGMA user_version').get() as { user_version: number }).user_version
    if (version === 0) database.exec(SCHEMA)
    else if (version !== PROJECTION_VERSION) throw new Error(`projection of version ${version}`)
    database.prepare('SELECT count(*) FROM covered').get()
    return database
  } catch (error) {
    database.close()
    throw error
  }
}
