/** How big a panel wants to be. */
interface Sized {
  readonly width: number;
  readonly height: number;
}

/** Where it stands. */
export interface Place {
  readonly x: number;
  readonly y: number;
  readonly w: number;
  readonly h: number;
}

/**
 * Places panels in rows, from a line downwards. A row takes what fits and is stretched to the whole width; its panels are
 * as high as its highest.
 */
export function placed(panels: readonly Sized[], columns: number, top = 0): Place[] {
  const places: Place[] = [];
  let y = top;
  for (const row of rowsOf(panels, columns)) {
    const wanted = row.reduce((sum, { width }) => sum + width, 0);
    const h = Math.max(...row.map(({ height }) => height));
    let taken = 0;
    for (const { width } of row) {
      const from = Math.round((taken * columns) / wanted);
      taken += width;
      places.push({ x: from, y, w: Math.round((taken * columns) / wanted) - from, h });
    }
    y += h;
  }
  return places;
}

function rowsOf(panels: readonly Sized[], columns: number): Sized[][] {
  const rows: Sized[][] = [];
  let left = 0;
  for (const panel of panels) {
    const row = rows.at(-1);
    if (row === undefined || panel.width > left) {
      rows.push([panel]);
      left = columns - panel.width;
    } else {
      row.push(panel);
      left -= panel.width;
    }
  }
  return rows;
}
