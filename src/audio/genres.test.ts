import { expect, test } from 'vitest';
import { splitGenres } from './genres.ts';

test.each([
  [['Action;Drama'], ['Action', 'Drama']],
  [['Action; Drama ;'], ['Action', 'Drama']],
  [['Action', 'Drama'], ['Action', 'Drama']],
  [['Action\0Drama'], ['Action', 'Drama']],
  [['Action/Drama'], ['Action', 'Drama']],
  [['Action, Drama'], ['Action', 'Drama']],
  [['Hip-Hop/Rap; R&B/Soul'], ['Hip-Hop/Rap', 'R&B/Soul']],
  [['Folk, World, & Country'], ['Folk, World, & Country']],
  [['Drum & Bass'], ['Drum & Bass']],
  [['Sci-Fi', 'sci-fi', 'SCI-FI;Action'], ['Sci-Fi', 'Action']],
  [['  Film   score '], ['Film score']],
  [['', ';', ' , '], []],
  [[], []],
])('%j', (values, genres) => {
  expect(splitGenres(values)).toEqual(genres);
});
