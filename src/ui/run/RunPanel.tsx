export default function RunPanel({
  titles,
}: {
  readonly titles: readonly string[];
}): null {
  void titles;
  return null;
}
