/** What a colour means, the same everywhere: red late or refused, amber soon or waiting, green done, blue running. */
export type Tone = 'neutral' | 'running' | 'waiting' | 'done' | 'bad';
