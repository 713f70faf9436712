export type Tone = 'plain' | 'alert';

type Props = Readonly<{ label: string; value: string | number; tone?: Tone; note?: string | undefined }>;

/** A labelled value. */
export function Fact({ label, value, tone = 'plain', note }: Props) {
  return (
    <div>
      <dt className="text-ink-soft text-sm">{label}</dt>
      <dd className={`font-medium tabular-nums ${tone === 'alert' ? 'text-alert' : ''}`}>
        {value}
        {note && <span className="block font-normal text-ink-soft text-sm">{note}</span>}
      </dd>
    </div>
  );
}
