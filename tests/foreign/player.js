// Scores an item with a player that others wrote: loads it with an answer, gives its outcomes.
const session = { max_attempts: 0, show_feedback: false, validate_responses: false };

const stateWith = (answers) => ({
  identifier: "item",
  guid: "item",
  contextVariables: [],
  templateVariables: [],
  outcomeVariables: [{ identifier: "SCORE", cardinality: "single", value: 0 }],
  validationMessages: [],
  responseVariables: [
    { identifier: "numAttempts", cardinality: "single", value: 0, state: null },
    { identifier: "duration", cardinality: "single", value: 0, state: null },
    ...answers.map(({ order, ...answer }) => ({ ...answer, state: { order } })),
  ],
});

window.score = (xml, answers) =>
  new Promise((resolve) => {
    let player;
    const on = {
      notifyQti3PlayerReady: (ready) => {
        player = ready;
        const begun = answers ? { state: stateWith(answers) } : {};
        player.loadItemFromXml(xml, { guid: "item", status: "interacting", sessionControl: session, ...begun });
      },
      notifyQti3ItemReady: () => setTimeout(() => player.scoreAttempt("end"), 0),
      notifyQti3ScoreAttemptCompleted: ({ state }) => resolve(state.outcomeVariables),
    };
    const place = document.body.appendChild(document.createElement("div"));
    new Vue({ render: (make) => make(window.qti3Player, { on }) }).$mount(place);
  });
