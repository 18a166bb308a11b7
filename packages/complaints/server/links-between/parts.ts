import { answer, subscribe } from '@aftercare/kernel/server';
import { partyCases, partyChanged, partyMerged } from '@aftercare/directory';
import { absorbed, timelineText } from '@aftercare/workflow';
import { complaint, complaintFiled, customerCasesFollowed, mergedIn } from '../../domain/index.ts';
import { Detect } from '../detector/detect.ts';
import { FollowCustomer } from './follow-customer.ts';
import { LinksBetweenController } from './links.controller.ts';
import { ListLinksHandler } from './list-links.ts';
import { Merging } from './merging.ts';
import { MustSee } from './must-see.ts';
import { PreviewMergeHandler } from './preview-merge.ts';
import { AbsorbedComplaints, CountOfCustomer, LinkTexts, UnlinkTexts } from './texts.ts';

/** The part of the module that knows what complaints have to do with each other, and with their customer's record. */
export const linkControllers = [LinksBetweenController];

export const linkProviders = [ListLinksHandler, Merging, MustSee, PreviewMergeHandler];

export const linkSubscribers = [...[complaintFiled, partyChanged, partyMerged, customerCasesFollowed].map((event) => subscribe<any>(event, FollowCustomer)), subscribe(mergedIn, Detect)];

export const linkAnswers = [answer(absorbed(complaint), AbsorbedComplaints), answer(partyCases, CountOfCustomer), answer(timelineText('relation'), LinkTexts), answer(timelineText('removal'), UnlinkTexts)];
