import { UnifiedThemeOptions } from '@backstage/theme';

/** Material UI as quiet as the rest: sentence case, flat surfaces, the same corners. */
export const componentOverrides: UnifiedThemeOptions['components'] = {
  MuiButton: {
    defaultProps: { disableElevation: true },
    styleOverrides: {
      root: { textTransform: 'none', letterSpacing: 0, borderRadius: 4 },
    },
  },
  MuiTab: { styleOverrides: { root: { letterSpacing: 0 } } },
  MuiPaper: {
    styleOverrides: {
      rounded: { borderRadius: 8 },
      elevation1: ({ theme }) => ({
        boxShadow: 'none',
        border: `1px solid ${theme.palette.divider}`,
      }),
    },
  },
  MuiChip: { styleOverrides: { root: { borderRadius: 4 } } },
};
