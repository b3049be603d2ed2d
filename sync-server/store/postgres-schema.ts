import type { ClientBase } from 'pg'
import { z } from 'zod'
import { newGeneration } from './generation'
import { StoreOpenError } from './store-open-error'

/** First part of the advisory locks' keys, "WRLY"; the second says which. Advisory locks are per database. */
const lockSpace = 0x57524c59
const lock = { serving: 1, migrating: 2 } as const
const schemaVersion = 1

/**
 * Bytes are stored as they are (EXTERNAL): updates hardly compress. `set_aside` keeps what a repair took out. The foreign
 * keys are there against hands: a room whose row was deleted would be served as an empty one.
 */
const schema = `
  CREATE SCHEMA IF NOT EXISTS winroom_relay;
  CREATE TABLE winroom_relay.rooms (
    id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY, name text COLLATE "C" NOT NULL UNIQUE, head bigint NOT NULL
  );
  CREATE TABLE winroom_relay.entries (
    room bigint NOT NULL REFERENCES winroom_relay.rooms, seq bigint NOT NULL, crc bigint NOT NULL, bytes bytea NOT NULL,
    PRIMARY KEY (room, seq)
  );
  CREATE TABLE winroom_relay.snapshots (
    room bigint NOT NULL REFERENCES winroom_relay.rooms, up_to bigint NOT NULL, crc bigint NOT NULL, bytes bytea NOT NULL,
    PRIMARY KEY (room, up_to)
  );
  CREATE TABLE winroom_relay.set_aside (
    id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY, at timestamptz NOT NULL DEFAULT now(), room text NOT NULL,
    kind text NOT NULL, seq bigint NOT NULL, crc bigint NOT NULL, bytes bytea NOT NULL, why text NOT NULL
  );
  ALTER TABLE winroom_relay.entries ALTER COLUMN bytes SET STORAGE EXTERNAL;
  ALTER TABLE winroom_relay.snapshots ALTER COLUMN bytes SET STORAGE EXTERNAL;
  CREATE TABLE winroom_relay.meta (
    id integer PRIMARY KEY CHECK (id = 1), version integer NOT NULL, generation text NOT NULL
  );
`

const metaRow = z.object({ version: z.int(), generation: z.string().min(1) })
const settingsRow = z.object({ fsync: z.string(), commit: z.string() })
const presentRow = z.object({ present: z.boolean() })
const gotRow = z.object({ got: z.boolean() })

/** Makes or checks the tables, once of all nodes that start at the same time. Returns the generation. Throws `StoreOpenError`. */
export async function migrate(client: ClientBase): Promise<string> {
  await client.query('BEGIN')
  try {
    await client.query('SELECT pg_advisory_xact_lock($1, $2)', [lockSpace, lock.migrating])
    if (!(await isPresent(client))) {
      await client.query(schema)
      const values = [schemaVersion, newGeneration()]
      await client.query(
        'INSERT INTO winroom_relay.meta (id, version, generation) VALUES (1, $1, $2)',
        values,
      )
    }
    const { version, generation } = await readMeta(client)
    if (version !== schemaVersion) {
      throw new StoreOpenError(
        `The database was written by a newer relay (format ${version}, this one knows ${schemaVersion}).`,
      )
    }
    await client.query('COMMIT')
    return generation
  } catch (error) {
    await client.query('ROLLBACK')
    throw error
  }
}

/** Throws `StoreOpenError` where an answer would not mean "on disk". The session itself asks for `synchronous_commit`. */
export async function demandDurability(client: ClientBase): Promise<void> {
  const { rows } = await client.query<Record<string, unknown>>(
    `SELECT current_setting('fsync') AS fsync, current_setting('synchronous_commit') AS commit`,
  )
  const { fsync, commit } = settingsRow.parse(rows[0])
  if (fsync !== 'on' || commit !== 'on') {
    throw new StoreOpenError(
      `The PostgreSQL server runs with fsync=${fsync} and synchronous_commit=${commit}: what it answers for is not on disk.`,
    )
  }
}

/**
 * Takes the session's part of the database: nodes share it, a relay without other nodes has it alone, since others would
 * answer from what they remember. Lost with the session. False when others are in the way.
 */
export async function takeDatabase(client: ClientBase, isShared: boolean): Promise<boolean> {
  const take = isShared ? 'pg_try_advisory_lock_shared' : 'pg_try_advisory_lock'
  const { rows } = await client.query<Record<string, unknown>>(`SELECT ${take}($1, $2) AS got`, [
    lockSpace,
    lock.serving,
  ])
  return gotRow.parse(rows[0]).got
}

async function isPresent(client: ClientBase): Promise<boolean> {
  const text = `SELECT to_regclass('winroom_relay.meta') IS NOT NULL AS present`
  const { rows } = await client.query<Record<string, unknown>>(text)
  return presentRow.parse(rows[0]).present
}

async function readMeta(client: ClientBase): Promise<z.infer<typeof metaRow>> {
  const { rows } = await client.query<Record<string, unknown>>(
    'SELECT version, generation FROM winroom_relay.meta',
  )
  return metaRow.parse(rows[0])
}
