/** A template of the user's own that cannot be filled. In a file of its own: who only reports it loads no templates. */
export class TemplateError extends Error {}
