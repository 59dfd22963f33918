import { IconFile, IconFileMusic, IconFolder, type Icon } from '@tabler/icons-react';
import classes from './FolderPicture.module.css';

/** Three ways to label a folder, as tiny pictures. */
export function FolderPicture() {
  return (
    <section>
      <h2 className={classes.title}>What a labelled folder looks like</h2>
      <ul className={classes.ways}>
        <li>
          <h3 className={classes.way}>Sub-folders name the tags</h3>
          <ul className={classes.tree}>
            <Entry icon={IconFolder} name="Action" />
            <Entry icon={IconFileMusic} name="chase.mp3" inside />
            <Entry icon={IconFolder} name="Action+Drama" />
            <Entry icon={IconFileMusic} name="last stand.flac" inside />
            <Entry icon={IconFolder} name="Romance" />
            <Entry icon={IconFileMusic} name="waltz.m4a" inside />
          </ul>
          <p className={classes.note}>
            A plus sign joins several tags. Deeper levels are welcome; the folder a track lies in
            also keeps it with its neighbours when data is held out.
          </p>
        </li>
        <li>
          <h3 className={classes.way}>A labels.csv lists them</h3>
          <table className={classes.csv}>
            <thead>
              <tr>
                <th scope="col">file</th>
                <th scope="col">tags</th>
                <th scope="col">group</th>
              </tr>
            </thead>
            <tbody>
              <tr>
                <td>chase.mp3</td>
                <td>Action</td>
                <td>Film A</td>
              </tr>
              <tr>
                <td>stand.flac</td>
                <td>Action;Drama</td>
                <td>Film A</td>
              </tr>
              <tr>
                <td>waltz.m4a</td>
                <td>Romance</td>
                <td>Film B</td>
              </tr>
            </tbody>
          </table>
          <p className={classes.note}>
            Columns file and tags are needed; group, title and year may follow. Tags are separated
            by semicolons. A table with a column of 0 and 1 for each tag, as MagnaTagATune’s, is
            read as it is.
          </p>
        </li>
        <li>
          <h3 className={classes.way}>The files carry genres</h3>
          <ul className={classes.tree}>
            <Entry icon={IconFileMusic} name="chase.mp3" />
            <Entry icon={IconFile} name="Genre: Action" inside />
            <Entry icon={IconFileMusic} name="last stand.flac" />
            <Entry icon={IconFile} name="Genre: Action, Drama" inside />
            <Entry icon={IconFileMusic} name="waltz.m4a" />
            <Entry icon={IconFile} name="Genre: Romance" inside />
          </ul>
          <p className={classes.note}>
            Used where neither sub-folders nor a labels.csv say otherwise. Any tags work, not only
            film genres.
          </p>
        </li>
      </ul>
    </section>
  );
}

interface EntryProps {
  readonly icon: Icon;
  readonly name: string;
  readonly inside?: boolean;
}

function Entry({ icon: EntryIcon, name, inside = false }: EntryProps) {
  return (
    <li className={inside ? classes.inside : classes.entry}>
      <EntryIcon size={16} stroke={1.5} aria-hidden="true" />
      {name}
    </li>
  );
}
