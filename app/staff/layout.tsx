import type { ReactNode } from 'react';
import '../desk.css';

export default function StaffLayout({ children }: Readonly<{ children: ReactNode }>) {
  return children;
}
