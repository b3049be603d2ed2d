import { useEffect, useState, type ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { useValue } from '../replica/value-store'
import { useSession } from './session'
import styles from './shell.module.css'

/** The engine restarts within two seconds as a rule: only a longer absence is worth a word. */
const PATIENCE = 600

export function EngineBanner(): ReactNode {
  const { client } = useSession()
  return useValue(client.connection) === 'down' ? <Banner /> : null
}

function Banner(): ReactNode {
  const { t } = useTranslation()
  const [late, setLate] = useState(false)
  useEffect(() => {
    const timer = setTimeout(() => setLate(true), PATIENCE)
    return () => clearTimeout(timer)
  }, [])
  return late ? (
    <div className={styles['banner']} role="status">
      {t('common.starting')}
    </div>
  ) : null
}
