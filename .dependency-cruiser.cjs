/** The rooms of the house and who may import whom. */
const rooms = {
  shared: [],
  db: ['shared'],
  'electron/core': ['db', 'shared', 'assets/sample'],
  'electron/shell': ['electron/core', 'shared'],
  'electron/cli': ['electron/core', 'electron/shell', 'shared'],
  renderer: ['shared'],
};

const inside = (names) => `^(${names.join('|')})/`;

const roomRules = Object.entries(rooms).map(([room, allowed]) => ({
  name: `room-${room.replace('/', '-')}`,
  comment: `${room}/ may import only ${[room, ...allowed].join(', ')}`,
  severity: 'error',
  from: { path: `^${room}/` },
  to: { path: '^(shared|db|electron|renderer|assets|test)/', pathNot: inside([room, ...allowed]) },
}));

module.exports = {
  forbidden: [
    ...roomRules,
    {
      name: 'no-circular',
      severity: 'error',
      from: {},
      to: { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } },
    },
    {
      name: 'shared-knows-no-platform',
      comment: 'shared/ runs in the window, in the core and in tests: no Node and no Electron there.',
      severity: 'error',
      from: { path: '^shared/' },
      to: { dependencyTypes: ['core'] },
    },
    {
      name: 'renderer-knows-no-node',
      severity: 'error',
      from: { path: '^renderer/', pathNot: '\\.config\\.ts$' },
      to: { dependencyTypes: ['core'] },
    },
    {
      name: 'electron-only-in-its-shell',
      comment: 'The core and the other shell must start where Electron is not installed.',
      severity: 'error',
      from: { pathNot: '^electron/(shell/electron|main\\.ts|preload\\.ts)' },
      to: { path: '^(node_modules/electron/|electron$)' },
    },
  ],
  options: {
    parser: 'swc',
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '^dist/' },
    tsPreCompilationDeps: true,
    enhancedResolveOptions: {
      extensions: ['.ts', '.tsx', '.js', '.json'],
      conditionNames: ['import', 'node', 'default', 'types'],
    },
  },
};
