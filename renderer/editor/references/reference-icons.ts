import {
  IconBriefcase,
  IconBuilding,
  IconFileText,
  IconSwords,
  IconUser,
  type Icon,
} from '@tabler/icons-react'
import type { ReferenceKind } from '../nodes/node-data'

export const referenceIcons: Readonly<Record<ReferenceKind, Icon>> = {
  person: IconUser,
  deal: IconBriefcase,
  account: IconBuilding,
  competitor: IconSwords,
  page: IconFileText,
}
