/** Why something was not done; nothing while there is no trouble. */
export function ErrorLine({ text }: Readonly<{ text: string | null }>) {
  if (text === null) return null;
  return (
    <p role="alert" className="text-alert text-sm">
      {text}
    </p>
  );
}
