/** The text of an error; nothing without an error. */
export function ErrorLine({ text }: Readonly<{ text: string | null }>) {
  if (text === null) return null;
  return (
    <p role="alert" className="text-alert text-sm">
      {text}
    </p>
  );
}
