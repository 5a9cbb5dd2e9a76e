import { BrowserWindow } from 'electron';
import { APP_ORIGINS } from '../policy.ts';

export type WindowLook = {
  preload: string;
  isHidden?: boolean;
  width?: number;
  height?: number;
  /** Drawn into memory, so many points to a pixel: a window that is only hidden may not be drawn at all. */
  pictureScale?: number;
};

/** A window of the app: sandboxed, isolated, without Node. */
export function createWindow({
  preload,
  isHidden = false,
  width = 1360,
  height = 860,
  pictureScale,
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
      ...(pictureScale === undefined ? {} : { offscreen: { deviceScaleFactor: pictureScale } }),
    },
  });
}

export function routeUrl(route: string): string {
  return APP_ORIGINS.electron + route;
}
