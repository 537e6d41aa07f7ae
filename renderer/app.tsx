import { MantineProvider } from '@mantine/core';
import { Notifications } from '@mantine/notifications';
import { QueryClientProvider } from '@tanstack/react-query';
import { useAnswer } from './bridge/answers.ts';
import { queryClient } from './bridge/cache.ts';
import { useNotices } from './bridge/notices.ts';
import { styleNonce } from './strict-csp.ts';
import { mantineTheme } from './theme/mantine.ts';
import { useTheme } from './theme/use-theme.ts';
import { Welcome } from './welcome/welcome.tsx';
import { ArchiveWindow } from './window/archive-window.tsx';
import noticesCss from './window/notices.module.css';

const nonce = () => styleNonce;

export function App() {
  return (
    <QueryClientProvider client={queryClient}>
      <Themed />
    </QueryClientProvider>
  );
}

function Themed() {
  const { shown } = useTheme();
  useNotices();
  return (
    <MantineProvider
      theme={mantineTheme}
      forceColorScheme={shown === 'dark' ? 'dark' : 'light'}
      getStyleNonce={nonce}
    >
      <Notifications
        position="bottom-right"
        limit={5}
        zIndex={400}
        transitionDuration={160}
        className={noticesCss.place}
      />
      <Doors />
    </MantineProvider>
  );
}

/** The welcome screen, or the archive that is open. */
function Doors() {
  const current = useAnswer('shell.current', {});
  if (current.isPending) return null;
  return current.data ? <ArchiveWindow key={current.data.id} archive={current.data} /> : <Welcome />;
}
