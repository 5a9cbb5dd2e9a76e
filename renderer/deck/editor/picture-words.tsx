import { useQuery } from '@tanstack/react-query';
import { core } from '../../app/client.ts';
import { attempt } from '../../app/failure.ts';
import { refreshAll } from '../../app/queries.ts';
import { CommittedText } from './committed.tsx';

/** What a picture shows, for those who cannot see it; every picture has such words. */
export function PictureWords({ id }: { id: string }) {
  const { data } = useQuery({
    queryKey: ['chosen', 'picture', id],
    queryFn: () => core.record.get({ entity: 'picture', id }),
  });
  if (!data) return null;
  return (
    <CommittedText
      label="What it shows (alt text)"
      help="Read out to those who cannot see it."
      value={String(data.row.alt ?? '')}
      onCommit={(alt) => {
        void attempt(() => core.record.update({ entity: 'picture', id, values: { alt } })).then(refreshAll);
      }}
    />
  );
}
