import { BrowserWindow } from 'electron';
import { APP_ORIGINS } from '../policy.ts';

export type WindowLook = { preload: string; isHidden?: boolean; width?: number; height?: number };

/** A window of the app: sandboxed, isolated, without Node. */
export function createWindow({
  preload,
  isHidden = false,
  width = 1360,
  height = 860,
}: WindowLook): BrowserWindow {
  return new BrowserWindow({
    width,
    height,
    show: !isHidden,
    useContentSize: true,
    title: 'Muster',
    webPreferences: {
      preload,
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      webSecurity: true,
      webviewTag: false,
      spellcheck: false,
      navigateOnDragDrop: false,
      backgroundThrottling: !isHidden,
    },
  });
}

export function routeUrl(route: string): string {
  return APP_ORIGINS.electron + route;
}
