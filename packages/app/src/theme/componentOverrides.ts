import { UnifiedThemeOptions } from '@backstage/theme';

/** Backstage's own style sheets are themed by their names, which Material UI's types do not list. */
type Overrides = UnifiedThemeOptions['components'] & Record<string, unknown>;

const TELEPHONE = '@media (max-width: 599.95px)';

/**
 * A header that can be dragged puts a second button into the one that sorts; nobody moves columns here. The types of
 * Backstage's components know their styles only.
 */
const fixedTableHeader = {
  defaultProps: { draggable: false },
  styleOverrides: { header: { padding: '8px' } },
};

/**
 * An address of many characters and no space ends in an ellipsis too, instead of widening its table beyond the frame. The
 * types know the other of the two styles only.
 */
const brokenAddress = {
  styleOverrides: {
    container: {},
    typo: {
      overflowWrap: 'anywhere',
      '.MuiTableCell-root &': { minWidth: '10rem' },
    },
  },
} as const;

/** Material UI as quiet as the rest: sentence case, flat surfaces, the same corners, words that stay whole. */
export const componentOverrides: Overrides = {
  MuiButton: {
    defaultProps: { disableElevation: true },
    styleOverrides: {
      root: { textTransform: 'none', letterSpacing: 0, borderRadius: 4 },
    },
  },
  MuiTab: { styleOverrides: { root: { letterSpacing: 0 } } },
  MuiToggleButton: {
    styleOverrides: {
      root: ({ theme }) => ({
        color: theme.palette.text.primary,
        textTransform: 'none',
      }),
    },
  },
  // With the room Backstage leaves between them, four of the bar at a telephone's end fit into 360 px.
  MuiBottomNavigationAction: { styleOverrides: { root: { minWidth: 48 } } },
  // Core pages show them without a name, and a screen reader says "progress bar" of who knows what.
  MuiCircularProgress: { defaultProps: { 'aria-label': 'Loading' } },
  MuiLinearProgress: { defaultProps: { 'aria-label': 'Loading' } },
  MuiPaper: {
    styleOverrides: {
      rounded: { borderRadius: 8 },
      elevation1: ({ theme }) => ({
        boxShadow: 'none',
        border: `1px solid ${theme.palette.divider}`,
      }),
      elevation2: ({ theme }) => ({
        boxShadow: 'none',
        border: `1px solid ${theme.palette.divider}`,
      }),
    },
  },
  MuiTableCell: {
    styleOverrides: {
      root: ({ theme }) => ({
        padding: theme.spacing(1.5, 1),
        lineHeight: 1.4,
        wordBreak: 'normal',
        overflowWrap: 'break-word',
      }),
      sizeSmall: ({ theme }) => ({ padding: theme.spacing(0.75, 1) }),
    },
  },
  // The frame of a few core pages that have a header of their own below the portal's.
  BackstageHeader: {
    styleOverrides: { header: { boxShadow: 'none', backgroundImage: 'none' } },
  },
  // A tag longer than its column ends in an ellipsis, not at the edge of what cuts it off; 8 px is its own margin,
  // which it does not have in a grid.
  MuiChip: {
    styleOverrides: {
      root: {
        borderRadius: 4,
        maxWidth: 'calc(100% - 8px)',
        '.MuiGrid-item > &': { maxWidth: '100%' },
      },
    },
  },
  BackstageTableHeader: fixedTableHeader,
  BackstageOverflowTooltip: brokenAddress,
  // On a telephone the search field goes below the title instead of over it.
  BackstageTableToolbar: {
    styleOverrides: {
      root: { [TELEPHONE]: { flexWrap: 'wrap', gap: 8, padding: 16 } },
      title: { [TELEPHONE]: { flex: '1 0 100%' } },
      searchField: { [TELEPHONE]: { paddingLeft: 0 } },
    },
  },
  PluginCatalogTableToolbar: {
    styleOverrides: {
      root: { [TELEPHONE]: { flexWrap: 'wrap', gap: 8, padding: 16 } },
      text: { [TELEPHONE]: { flex: '1 0 100%' } },
    },
  },
  CatalogReactUserListPicker: {
    styleOverrides: {
      root: { border: 'none', backgroundColor: 'transparent' },
    },
  },
};
