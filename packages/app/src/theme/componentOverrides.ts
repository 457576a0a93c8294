import { UnifiedThemeOptions } from '@backstage/theme';

/** Backstage's own style sheets are themed by their names, which Material UI's types do not list. */
type Overrides = UnifiedThemeOptions['components'] & Record<string, unknown>;

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
    },
  },
  // A tag longer than its column ends in an ellipsis, not at the edge of what cuts it off; 8 px is its own margin.
  MuiChip: {
    styleOverrides: { root: { borderRadius: 4, maxWidth: 'calc(100% - 8px)' } },
  },
  CatalogReactUserListPicker: {
    styleOverrides: {
      root: { border: 'none', backgroundColor: 'transparent' },
    },
  },
};
