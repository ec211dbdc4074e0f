import { createContext, type RefObject } from 'preact';

/** Whether the picture was drawn before, so that what comes now is a change. */
export const MotionContext = createContext<RefObject<boolean>>({ current: false });
