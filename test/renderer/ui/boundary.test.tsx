import { cleanup, render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, expect, it, vi } from 'vitest';
import { Boundary } from '../../../renderer/ui/detail/boundary.tsx';

afterEach(cleanup);

it('keeps a fault to its block, says what to do, and tries again', async () => {
  vi.spyOn(console, 'error').mockImplementation(() => {});
  let fails = true;
  function Block() {
    if (fails) throw new Error('A fault of the page.');
    return <p>It is here</p>;
  }
  const left = vi.fn();
  render(
    <>
      <Boundary onBack={left}>
        <Block />
      </Boundary>
      <p>The rest stays</p>
    </>,
  );
  expect(screen.getByText('The rest stays')).toBeDefined();
  expect(screen.getByRole('alert').textContent).toContain('This part could not be shown.');
  const user = userEvent.setup();
  await user.click(screen.getByRole('button', { name: 'Back' }));
  expect(left).toHaveBeenCalledOnce();
  fails = false;
  await user.click(screen.getByRole('button', { name: 'Try again' }));
  expect(screen.getByText('It is here')).toBeDefined();
});
