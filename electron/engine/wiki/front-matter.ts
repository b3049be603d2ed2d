import { parse, stringify } from 'yaml'
import { z } from 'zod'
import { idSchema } from '../../../core/ids'
import { languageSchema, MAX_TITLE, pageKindSchema } from '../../../core/page/schema'

/**
 * What a page's file says of it above its text, in YAML. Every field may be missing, and what can't be read is: files come from
 * other programs, too. Fields that are none of ours are not kept.
 */
export const frontMatterSchema = z.object({
  title: z.coerce.string().trim().min(1).transform(title => title.slice(0, MAX_TITLE)).optional().catch(undefined), // prettier-ignore
  /** The page that this file was written from. */
  id: idSchema.optional().catch(undefined),
  kind: pageKindSchema.optional().catch(undefined),
  /** Its place among its neighbours, from 1. */
  order: z.number().optional().catch(undefined),
  /** The language that it is a template of. */
  template: languageSchema.optional().catch(undefined),
  tags: z
    .union([z.array(z.coerce.string()), z.string().transform(text => text.split(/[,\s]+/))])
    .transform(tags =>
      tags.map(tag => tag.replace(/^#/, '').trim()).filter(tag => tag !== '' && tag.length <= 200),
    ) // prettier-ignore
    .catch([])
    .default([]),
  /** The fields of its kind (`head-fields.ts`). */
  head: z.record(z.string(), z.unknown()).optional().catch(undefined),
})
export type FrontMatter = z.infer<typeof frontMatterSchema>

/** Null where it is not YAML, or not a table of fields. */
export function readFrontMatter(yaml: string): FrontMatter | null {
  try {
    // Few aliases: a small file must not unfold into a large one.
    const parsed = frontMatterSchema.safeParse(parse(yaml, { maxAliasCount: 10, schema: 'core', logLevel: 'silent' }) ?? {}) // prettier-ignore
    return parsed.success ? parsed.data : null
  } catch {
    return null
  }
}

export function writeFrontMatter(fields: FrontMatter): string {
  const { title, id, kind, order, template, tags, head } = fields
  const said = {
    title,
    id,
    kind,
    order,
    template,
    ...(tags.length > 0 ? { tags } : {}),
    ...(head !== undefined && Object.keys(head).length > 0 ? { head } : {}),
  }
  return `---\n${stringify(JSON.parse(JSON.stringify(said)), { lineWidth: 0 })}---\n`
}
