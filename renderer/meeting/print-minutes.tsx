import { useParams } from 'wouter';
import { core } from '../app/client.ts';
import { currentParams } from '../app/location.ts';
import { usePrinted } from '../deck/use-document.ts';
import { MinutesSheets } from './minutes-sheets.tsx';

/** The minutes for paper, at `#/print/minutes/…?paper=a4`. */
export function PrintMinutesPage() {
  const { id = '' } = useParams<{ id: string }>();
  const paper = currentParams().get('paper') === 'letter' ? 'letter' : 'a4';
  const minutes = usePrinted(
    () => core.meeting.minutes({ id: decodeURIComponent(id) }),
    ({ title }) => title,
  );
  return minutes && <MinutesSheets minutes={minutes} paper={paper} />;
}
