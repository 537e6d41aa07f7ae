import { Menu, TextInput, Tooltip, UnstyledButton } from '@mantine/core';
import {
  IconChevronDown,
  IconCrop,
  IconFile,
  IconFiles,
  IconLayoutSidebar,
  IconMinus,
  IconPlus,
  IconRotateClockwise,
} from '@tabler/icons-react';
import { memo, type RefObject, useCallback, useEffect, useRef, useState } from 'react';
import type { PdfZoom } from '../../archive/contract/pdf-page.ts';
import { IconButton } from '../window/icon-button.tsx';
import { useKeys } from '../window/keys.ts';
import css from './pdf-bar.module.css';
import type { Page } from './use-page.ts';
import type { Obey, Pdf } from './use-pdf.ts';

interface Props {
  readonly pdf: Pdf;
  readonly pageInView: Page['pageInView'];
  readonly obey: Obey;
  readonly frame: Page['frame'];
}

/** How a PDF is looked at, and where one is in it. */
export const PdfBar = memo(function PdfBar({ pdf, pageInView, obey, frame }: Props) {
  const { look, drawing } = pdf;
  const field = useRef<HTMLInputElement>(null);
  const toArticle = useCallback(() => frame.current?.focus(), [frame]);
  const single = look.layout === 'single';
  const turn = () => obey({ do: 'turn' });
  const toggleSide = () => obey({ do: 'look', look: { side: look.side === 'none' ? 'pages' : 'none' } });
  const toggleLayout = () => obey({ do: 'look', look: { layout: single ? 'continuous' : 'single' } });
  useKeys({
    o: toggleSide,
    r: () => obey({ do: 'region', on: !drawing }),
    g: () => field.current?.select(),
    v: toggleLayout,
    w: turn,
    'mod+=': () => obey({ do: 'zoom', by: 1 }),
    'mod++': () => obey({ do: 'zoom', by: 1 }),
    'mod+-': () => obey({ do: 'zoom', by: -1 }),
    'mod+0': () => obey({ do: 'look', look: { zoom: 1 } }),
    'mod+8': () => obey({ do: 'look', look: { zoom: 'width' } }),
    'mod+9': () => obey({ do: 'look', look: { zoom: 'page' } }),
  });
  return (
    <div className={css.bar} role="toolbar" aria-label="PDF">
      <IconButton
        label="Pages and contents"
        shortcut="o"
        aria-pressed={look.side !== 'none'}
        onClick={toggleSide}
      >
        <IconLayoutSidebar size={18} stroke={1.5} />
      </IconButton>
      <PageField field={field} pageInView={pageInView} noPage={pdf.noPage} obey={obey} onGone={toArticle} />
      <div className={css.group}>
        <IconButton label="Smaller" shortcut="mod+-" onClick={() => obey({ do: 'zoom', by: -1 })}>
          <IconMinus size={16} stroke={1.5} />
        </IconButton>
        <ZoomMenu zoom={look.zoom} scale={pdf.scale} obey={obey} />
        <IconButton label="Larger" shortcut="mod++" onClick={() => obey({ do: 'zoom', by: 1 })}>
          <IconPlus size={16} stroke={1.5} />
        </IconButton>
      </div>
      <div className={css.group}>
        <IconButton
          label={single ? 'Show pages one below the other' : 'Show one page at a time'}
          shortcut="v"
          onClick={toggleLayout}
        >
          {single ? <IconFiles size={18} stroke={1.5} /> : <IconFile size={18} stroke={1.5} />}
        </IconButton>
        <IconButton label="Turn the pages" shortcut="w" onClick={turn}>
          <IconRotateClockwise size={18} stroke={1.5} />
        </IconButton>
        <IconButton
          label="Mark a rectangle"
          shortcut="r"
          aria-pressed={drawing}
          data-on={drawing || undefined}
          className={css.tool}
          onClick={() => obey({ do: 'region', on: !drawing })}
        >
          <IconCrop size={18} stroke={1.5} />
        </IconButton>
      </div>
    </div>
  );
});

interface FieldProps extends Pick<Props, 'pageInView' | 'obey'> {
  readonly field: RefObject<HTMLInputElement | null>;
  readonly onGone: () => void;
  readonly noPage: string | null;
}

/** The page in view, by its label; another one typed is gone to. */
function PageField({ field, pageInView, noPage, obey, onGone }: FieldProps) {
  const [typed, setTyped] = useState<string | null>(null);
  const asked = useRef(false);
  // Gone to: what is pressed next is meant for the article.
  useEffect(() => {
    if (!pageInView || !asked.current) return;
    asked.current = false;
    setTyped(null);
    onGone();
  }, [pageInView, onGone]);
  if (!pageInView) return <div className={css.where} />;
  const { page, pages, label } = pageInView;
  const wrong = noPage !== null && noPage === typed?.trim();
  return (
    <div className={css.where}>
      <Tooltip
        label={wrong ? `There is no page “${noPage}”` : 'Go to page  ·  G'}
        {...(wrong && { opened: true })}
      >
        <TextInput
          ref={field}
          className={css.page}
          aria-label="Page"
          value={typed ?? (label || String(page))}
          error={wrong}
          onFocus={(event) => event.currentTarget.select()}
          onChange={(event) => setTyped(event.currentTarget.value.slice(0, 40))}
          onBlur={() => setTyped(null)}
          onKeyDown={(event) => {
            const wanted = event.currentTarget.value.trim();
            if (event.key === 'Enter' && wanted !== '') {
              asked.current = true;
              obey({ do: 'go', to: wanted });
            }
            if (event.key === 'Escape') event.currentTarget.blur();
          }}
        />
      </Tooltip>
      <span className={css.of}>{label ? `${page} of ${pages}` : `of ${pages}`}</span>
    </div>
  );
}

const fits = [
  ['auto', 'Comfortable'],
  ['width', 'Fit width'],
  ['page', 'Fit page'],
] as const;
const sizes = [0.5, 0.75, 1, 1.25, 1.5, 2, 3] as const;
const percent = (scale: number): string => `${Math.round(scale * 100)}\u202f%`;

const zoomOf = (chosen: string): PdfZoom =>
  chosen === 'auto' || chosen === 'width' || chosen === 'page' ? chosen : Number(chosen);

function ZoomMenu({ zoom, scale, obey }: { zoom: PdfZoom; scale: number | null; obey: Obey }) {
  const shown = scale === null ? '' : percent(scale);
  return (
    <Menu position="bottom">
      <Menu.Target>
        <UnstyledButton className={css.zoom} aria-label={`Size: ${shown}`}>
          {shown}
          <IconChevronDown size={13} stroke={1.6} />
        </UnstyledButton>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.RadioGroup
          value={String(zoom)}
          onChange={(chosen) => obey({ do: 'look', look: { zoom: zoomOf(chosen) } })}
        >
          {fits.map(([fit, words]) => (
            <Menu.RadioItem key={fit} value={fit} closeMenuOnClick>
              {words}
            </Menu.RadioItem>
          ))}
          <Menu.Divider />
          {sizes.map((size) => (
            <Menu.RadioItem key={size} value={String(size)} closeMenuOnClick>
              {percent(size)}
            </Menu.RadioItem>
          ))}
        </Menu.RadioGroup>
      </Menu.Dropdown>
    </Menu>
  );
}
