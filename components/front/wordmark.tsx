/** The name with the logo: a reception bell in a speech bubble. */
export function Wordmark({ className = 'text-lg' }: Readonly<{ className?: string }>) {
  return (
    <span
      translate="no"
      className={`inline-flex items-center gap-2.5 font-semibold tracking-tight ${className}`}
    >
      <svg aria-hidden="true" viewBox="0 0 32 32" className="size-[1.7em]">
        <path
          className="fill-accent"
          d="M8.5 2h15A6.5 6.5 0 0 1 30 8.5v11a6.5 6.5 0 0 1-6.5 6.5H14l-6.4 4.6A1 1 0 0 1 6 29.8v-4.3A6.5 6.5 0 0 1 2 19.5v-11A6.5 6.5 0 0 1 8.5 2Z"
        />
        <g className="fill-accent-ink">
          <circle cx="16" cy="8.8" r="1.5" />
          <path d="M9.3 17.5a6.7 6.7 0 0 1 13.4 0Z" />
          <rect x="8" y="18.7" width="16" height="2.2" rx="1.1" />
        </g>
      </svg>
      HotelMate
    </span>
  );
}
