/** What stands at the foot of every page. Chromium gives it a document of its own, without our styles. */
import { escaped } from '../../archive/briefings/escaped.ts';
import { themeColors } from '../../archive/contract/theme.ts';

const inchesPerMillimetre = 1 / 25.4;
const margin = 25 * inchesPerMillimetre;

/** In inches. */
export const pageMargins = { top: margin, bottom: margin, left: margin, right: margin };

export function pageFooter(title: string): string {
  return `<div style="width:100%;margin:0 25mm;display:flex;justify-content:space-between;gap:8mm;font:8pt 'Noto Serif','Liberation Serif',Georgia,serif;color:${themeColors.light.inkSoft}">
<span style="overflow:hidden;text-overflow:ellipsis;white-space:nowrap">${escaped(title)}</span>
<span style="white-space:nowrap"><span class="pageNumber"></span> of <span class="totalPages"></span></span>
</div>`;
}
