import { CircleAlert } from 'lucide-react';
import { Component, type ReactNode } from 'react';
import { Button } from '../design/button.tsx';
import { EmptyState } from '../design/empty-state.tsx';
import { failureOf } from './failure.ts';

type Props = {
  children: ReactNode;
  /** Tries again when it changes. */
  resetKey?: string;
  /** Told that something could not be drawn. */
  onError?: () => void;
};

/** Catches what a page could not draw, so that the rest of the window goes on. */
export class ErrorBoundary extends Component<Props, { error: unknown }> {
  override state: { error: unknown } = { error: null };

  static getDerivedStateFromError(error: unknown): { error: unknown } {
    return { error };
  }

  override componentDidCatch(): void {
    this.props.onError?.();
  }

  override componentDidUpdate(previous: Props): void {
    if (this.state.error !== null && previous.resetKey !== this.props.resetKey)
      this.setState({ error: null });
  }

  override render(): ReactNode {
    if (this.state.error === null) return this.props.children;
    return <ErrorState error={this.state.error} onRetry={() => this.setState({ error: null })} />;
  }
}

/** A failure in full: what happened, what was left unchanged, its code, and a way to try again. */
export function ErrorState({ error, onRetry }: { error: unknown; onRetry?: () => void }) {
  const { sentence, unchanged, code } = failureOf(error);
  return (
    <div role="alert">
      <EmptyState
        icon={CircleAlert}
        title={sentence}
        actions={onRetry && <Button onClick={onRetry}>Try again</Button>}
      >
        <p>{unchanged}</p>
        <p>Code: {code}</p>
      </EmptyState>
    </div>
  );
}
