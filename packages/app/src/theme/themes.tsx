import { createUnifiedTheme, genPageTheme, palettes } from '@backstage/theme';
import { RiMoonLine, RiSunLine } from '@remixicon/react';
import { followTheme } from './followTheme';
import { componentOverrides } from './componentOverrides';

/*
 * The bridge for core plugins that still draw with Material UI. It repeats values of tokens.css because
 * Material UI computes with its colours and cannot read custom properties.
 */
function flatPageTheme(background: string, fontColor: string) {
  const page = genPageTheme({
    colors: [background, background],
    shape: 'none',
    options: { fontColor },
  });
  const themes = ['home', 'documentation', 'tool', 'service', 'website'];
  const more = ['library', 'other', 'app', 'apis', 'card'];
  return Object.fromEntries([...themes, ...more].map(id => [id, page]));
}

const light = createUnifiedTheme({
  palette: {
    ...palettes.light,
    primary: { main: '#0f5c63' },
    secondary: { main: '#0b5aa6' },
    background: { default: '#f5f7f6', paper: '#ffffff' },
    text: { primary: '#14201f', secondary: '#55625f' },
    error: { main: '#b3261e' },
    warning: { main: '#8a4b00' },
    success: { main: '#12703a' },
    info: { main: '#0b5aa6' },
    divider: '#dde4e2',
    grey: { A100: '#dde4e2' },
    border: '#dde4e2',
    textContrast: '#14201f',
    textSubtle: '#55625f',
    link: '#0f5c63',
    linkHover: '#0a4a50',
    errorText: '#b3261e',
    warningBackground: '#ffedd5',
    warningText: '#5c3200',
    navigation: {
      background: '#ebf0ee',
      indicator: '#0f5c63',
      color: '#44514e',
      selectedColor: '#0a4a50',
      navItem: { hoverBackground: '#dbe5e2' },
      submenu: { background: '#dbe5e2' },
    },
    tabbar: { indicator: '#0f5c63' },
    status: {
      ok: '#12703a',
      warning: '#8a4b00',
      error: '#b3261e',
      running: '#0b5aa6',
      pending: '#6a5300',
      aborted: '#55625f',
    },
  },
  defaultPageTheme: 'home',
  pageTheme: flatPageTheme('#ffffff', '#14201f'),
  fontFamily: 'system-ui, "Segoe UI", Roboto, Helvetica, Arial, sans-serif',
  components: componentOverrides,
});

const dark = createUnifiedTheme({
  palette: {
    ...palettes.dark,
    primary: { main: '#7fd8d2', dark: '#9be4df' },
    secondary: { main: '#8cc4ff' },
    background: { default: '#111617', paper: '#182021' },
    text: { primary: '#eaf1ef', secondary: '#a9b7b4' },
    error: { main: '#ff9a8f' },
    warning: { main: '#f4b860' },
    success: { main: '#6fd698' },
    info: { main: '#8cc4ff' },
    divider: '#2f3b3c',
    grey: { A100: '#2f3b3c' },
    border: '#2f3b3c',
    textContrast: '#eaf1ef',
    textSubtle: '#a9b7b4',
    textVerySubtle: '#4a5a5b',
    link: '#7fd8d2',
    linkHover: '#9be4df',
    errorBackground: '#300c0c',
    errorText: '#ff9a8f',
    warningBackground: '#302008',
    warningText: '#fdba74',
    infoBackground: '#132049',
    infoText: '#a3cfff',
    navigation: {
      background: '#0c1011',
      indicator: '#7fd8d2',
      color: '#b3c0bd',
      selectedColor: '#eaf1ef',
      navItem: { hoverBackground: '#1d2627' },
      submenu: { background: '#1d2627' },
    },
    tabbar: { indicator: '#7fd8d2' },
    status: {
      ok: '#6fd698',
      warning: '#f4b860',
      error: '#ff9a8f',
      running: '#8cc4ff',
      pending: '#ead37a',
      aborted: '#a9b7b4',
    },
  },
  defaultPageTheme: 'home',
  pageTheme: flatPageTheme('#182021', '#eaf1ef'),
  fontFamily: 'system-ui, "Segoe UI", Roboto, Helvetica, Arial, sans-serif',
  components: componentOverrides,
});

const Provider = followTheme({ light, dark });

export const lightTheme = {
  id: 'light',
  title: 'Light',
  variant: 'light',
  icon: <RiSunLine />,
  Provider,
} as const;

export const darkTheme = {
  id: 'dark',
  title: 'Dark',
  variant: 'dark',
  icon: <RiMoonLine />,
  Provider,
} as const;
