import type { ListyProps, ListyRef } from 'antd';
import { Listy } from 'antd';
import type { Ref } from 'react';
import { useRoom } from './room.js';

interface LongListProps<T> extends Pick<ListyProps<T>, 'rowKey' | 'itemRender'> {
  ref?: Ref<ListyRef>;
  items: T[];
}

/** Rows bring their own distances and lines. */
const bare = { item: { padding: 0, borderBottom: 0 } };

/** A list that fills the window and scrolls by itself; only what one looks at is drawn. */
export function LongList<T>({ ref, ...list }: LongListProps<T>) {
  const height = useRoom();
  return <Listy {...list} {...(ref === undefined ? {} : { ref })} virtual height={height} styles={bare} />;
}
