type Props = Readonly<{ label?: string; className?: string }>;

export function Spinner({ label, className = 'size-4' }: Props) {
  return (
    <span
      role={label ? 'status' : undefined}
      aria-hidden={label ? undefined : true}
      className="inline-flex items-center gap-2"
    >
      <span
        className={`animate-spin rounded-full border-2 border-current border-e-transparent ${className}`}
      />
      {label && <span className="sr-only">{label}</span>}
    </span>
  );
}
