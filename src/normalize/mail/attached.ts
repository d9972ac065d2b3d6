/** What is worth reading on its own; pictures of signatures, archives and the like stay in the mail's original. */
export const READABLE = /\.(?:ics|pdf|docx|pptx|md|txt|html?|vtt|srt|eml)$/i

/** True for an attachment that becomes an item of its own. */
export const isWorthReading = (attachment: { readonly fileName: string; readonly mediaType: string }): boolean =>
  READABLE.test(attachment.fileName) || /^(?:text\/calendar|message\/rfc822)/.test(attachment.mediaType)
