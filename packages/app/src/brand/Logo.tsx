import styles from './Logo.module.css';

function Mark() {
  return (
    <>
      <path
        className={styles.sign}
        d="M5.5 5h15.2a3 3 0 0 1 2.4 1.2l6.3 8.4a2.4 2.4 0 0 1 0 2.8l-6.3 8.4a3 3 0 0 1-2.4 1.2H5.5A2.5 2.5 0 0 1 3 24.5v-17A2.5 2.5 0 0 1 5.5 5Z"
      />
      <path className={styles.letter} d="m7.5 11.5 3.3 9 3.2-7 3.2 7 3.3-9" />
    </>
  );
}

/** The sign alone: collapsed navigation, small places. */
export function LogoIcon() {
  return (
    <svg className={styles.icon} viewBox="0 0 32 32" aria-hidden="true">
      <Mark />
    </svg>
  );
}

/** The sign with the name beside it. */
export function LogoFull() {
  return (
    <svg className={styles.full} viewBox="0 0 142 32" aria-hidden="true">
      <Mark />
      <g className={styles.word} transform="translate(42 0)">
        <path d="m0 11 3.5 11L7 12.5 10.5 22 14 11" />
        <circle cx="22.5" cy="16.5" r="5.5" />
        <path d="M28 11v11" />
        <path d="m31.5 11 5 11m5-11L35.3 26.5" />
        <path d="M45.5 22V11m0 4.5a4 4.5 0 0 1 8 0V22m0-6.5a4 4.5 0 0 1 8 0V22" />
        <circle cx="70.5" cy="16.5" r="5.5" />
        <path d="M76 11v11" />
        <path d="M80.5 22V11m0 5a5 5 0 0 1 5.5-5" />
        <path d="M90 5.5V22m7.5-11L90 18m2.8-2.4L98.2 22" />
      </g>
    </svg>
  );
}
