import { MantineThemeProvider } from '@mantine/core'
import { Notifications } from '@mantine/notifications'
import { useMemo, type ReactNode } from 'react'
import { useTranslation } from 'react-i18next'

/** Where what is said in passing stands. Its cross is named here, once for all: the library leaves it without a name. */
export function Notices(): ReactNode {
  const { t } = useTranslation()
  const label = t('common.dismiss')
  const theme = useMemo(
    () => ({
      components: {
        Notification: { defaultProps: { closeButtonProps: { 'aria-label': label } } },
      },
    }),
    [label],
  )
  return (
    <MantineThemeProvider theme={theme} inherit>
      <Notifications position="bottom-right" limit={2} />
    </MantineThemeProvider>
  )
}
