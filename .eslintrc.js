module.exports = {
  root: true,
  overrides: [
    {
      files: ['*.tsx'],
      extends: ['plugin:jsx-a11y/recommended'],
    },
  ],
};
