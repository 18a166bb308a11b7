import { answer, subscribe, tick } from '@aftercare/kernel/server';
import { fileAttached, fileRemoved, stepDone, timelineText } from '@aftercare/workflow';
import { ContactTexts } from './contacts/contact-texts.ts';
import { ContactsController } from './contacts/contacts.controller.ts';
import { ListContactsHandler } from './contacts/list-contacts.ts';
import { LookForRecording } from './contacts/look-for-recording.ts';
import { RecordContactHandler } from './contacts/record-contact.ts';
import { HoldMeetingHandler } from './meetings/hold-meeting.ts';
import { MeetingCases } from './meetings/meeting-cases.ts';
import { MeetingsController } from './meetings/meetings.controller.ts';
import { ListMeetingsHandler, ReadMeetingHandler } from './meetings/read-meeting.ts';
import { ListReviewsHandler } from './reviews/list-reviews.ts';
import { ReviewRecurringHandler } from './reviews/review-recurring.ts';
import { ReviewsController } from './reviews/reviews.controller.ts';
import { RunReviews } from './reviews/run-reviews.ts';
import { TellCustomer } from './tell-customer.ts';

/** The part of the module that keeps contact with the customer, and learns from what has ended. */
export const manners = {
  controllers: [ContactsController, MeetingsController, ReviewsController],
  providers: [ListContactsHandler, RecordContactHandler, HoldMeetingHandler, MeetingCases, ListMeetingsHandler, ReadMeetingHandler, ListReviewsHandler, ReviewRecurringHandler, RunReviews],
  subscribers: [subscribe(stepDone, TellCustomer), ...[fileAttached, fileRemoved].map((event) => subscribe<any>(event, LookForRecording))],
  answers: [answer(timelineText('contact'), ContactTexts)],
  ticks: [tick('complaints.reviews', RunReviews)],
};
