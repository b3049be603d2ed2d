import { decodeProtectedHeader, errors, jwtVerify, SignJWT } from 'jose'
import { z } from 'zod'
import { type Directory, ownerKeys } from './directory'
import { publicKeySchema, type Signer, verifyingKey } from './keys'
import { type Role, roleSchema } from './roles'

const grantType = 'winroom-grant'
/** Clocks of two computers differ; a grant is not refused for less than this. */
const toleranceSeconds = 60
export const maxGrantBytes = 2048

const headerSchema = z.strictObject({
  alg: z.literal('EdDSA'),
  typ: z.literal(grantType),
  kid: publicKeySchema,
})
const idSchema = z.string().regex(/^[A-Za-z0-9_-]{1,64}$/)
const claimsSchema = z.object({
  aud: idSchema,
  sub: idSchema,
  role: roleSchema,
  exp: z.int().positive(),
  nbf: z.int().nonnegative(),
  jti: idSchema,
})

/** What a grant says. Times are whole seconds since 1970. */
export interface GrantClaims {
  readonly workspace: string
  readonly member: string
  readonly role: Role
  readonly notBefore: number
  readonly expires: number
  /** Names this grant, so that it alone can be revoked. */
  readonly id: string
}

/** A grant that holds: who comes, as what, and until when (milliseconds since 1970). */
export interface Pass {
  readonly workspace: string
  readonly member: string
  readonly role: Role
  readonly until: number
}

export type Verified =
  | { readonly ok: true; readonly pass: Pass }
  | { readonly ok: false; readonly why: 'unauthorized' | 'forbidden'; readonly what: string }

/** Signs a grant: an invite when an owner does, a member's own pass when one of their devices does. */
export async function signGrant(claims: GrantClaims, signer: Signer): Promise<string> {
  return new SignJWT({ role: claims.role })
    .setProtectedHeader({ alg: 'EdDSA', typ: grantType, kid: signer.publicKey })
    .setAudience(claims.workspace)
    .setSubject(claims.member)
    .setNotBefore(claims.notBefore)
    .setExpirationTime(claims.expires)
    .setJti(claims.id)
    .sign(signer.privateKey)
}

/**
 * Does `token` hold for the directory's workspace at `now` (milliseconds since 1970)? Pure but for the arithmetic of signatures.
 * What the directory says of a member counts more than what a grant says: a role that was lowered is lowered at once.
 */
export async function verifyGrant(token: string, directory: Directory, now: number): Promise<Verified> {
  const read = await readGrant(token, now)
  if (!read.ok) return unauthorized(read.what)
  const { claims, signer } = read
  if (claims.aud !== directory.workspace) {
    return { ok: false, why: 'forbidden', what: 'the grant is for another workspace' }
  }
  if (directory.revokedGrants.has(claims.jti)) return unauthorized('the grant was revoked')
  if (directory.revokedMembers.has(claims.sub)) return unauthorized('the member was revoked')
  const member = directory.members.get(claims.sub)
  const isOwners = ownerKeys(directory).includes(signer)
  if (!isOwners && !member?.devices.includes(signer)) return unauthorized('signed by nobody who may')
  const until = (claims.exp + toleranceSeconds) * 1000
  return {
    ok: true,
    pass: { workspace: claims.aud, member: claims.sub, role: member?.role ?? claims.role, until },
  }
}

type ReadGrant =
  | {
      readonly ok: true
      readonly claims: z.infer<typeof claimsSchema>
      readonly signer: z.infer<typeof publicKeySchema>
    }
  | { readonly ok: false; readonly what: string }

async function readGrant(token: string, now: number): Promise<ReadGrant> {
  try {
    if (token.length > maxGrantBytes) return { ok: false, what: 'no grant' }
    const { kid } = headerSchema.parse(decodeProtectedHeader(token))
    const { payload } = await jwtVerify(token, await verifyingKey(kid), {
      algorithms: ['EdDSA'],
      currentDate: new Date(now),
      clockTolerance: toleranceSeconds,
    })
    return { ok: true, claims: claimsSchema.parse(payload), signer: kid }
  } catch (error) {
    return { ok: false, what: inWords(error) }
  }
}

/** Never the token's own words: a reason goes to the log. */
function inWords(error: unknown): string {
  if (error instanceof errors.JWTExpired) return 'the grant has expired'
  if (error instanceof errors.JWTClaimValidationFailed && error.claim === 'nbf')
    return 'the grant is not valid yet'
  if (error instanceof errors.JWSSignatureVerificationFailed) return 'the signature is wrong'
  return 'no grant'
}

function unauthorized(what: string): Verified {
  return { ok: false, why: 'unauthorized', what }
}
