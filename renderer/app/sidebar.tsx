import styles from './frame.module.css';
import { PageLink } from './link.tsx';
import { useHashPath } from './location.ts';
import { PAGE_GROUPS, type Page } from './pages.tsx';

export function Sidebar() {
  const [path] = useHashPath();
  return (
    <nav className={styles.sidebar} aria-label="Pages">
      {PAGE_GROUPS.map(({ label, pages }) => (
        <section key={label} aria-label={label}>
          <h2 className={styles.group}>{label}</h2>
          {pages.map((page) => {
            const { path: to, label: name, icon: Icon } = page;
            return (
              <PageLink
                key={to}
                to={to}
                className={styles.link}
                aria-current={isShown(page, path) ? 'page' : undefined}
              >
                <Icon size={15} aria-hidden />
                {name}
              </PageLink>
            );
          })}
        </section>
      ))}
    </nav>
  );
}

function isShown({ path, entities }: Page, current: string): boolean {
  if (current === path) return true;
  const entity = /^\/records\/([^/]+)/.exec(current)?.[1];
  return entities.some((name) => name === entity);
}
