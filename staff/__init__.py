"""Who works here: people, posts, schools, calendars, policies, licences, sign-in."""
