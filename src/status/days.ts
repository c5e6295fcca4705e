/** Calendar days as `YYYY-MM-DD`, UTC. */

const DAY = 86_400_000;

export function addDays(day: string, count: number): string {
  return dayOf(new Date(Date.parse(`${day}T00:00:00Z`) + count * DAY));
}

export function dayOf(time: Date): string {
  return time.toISOString().slice(0, 10);
}
