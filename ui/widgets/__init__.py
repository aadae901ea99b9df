"""What every screen is composed of. Import each widget from its own module; nothing is loaded that is not used.

Widgets hold no words: every text is handed in ready-made as a record of `ui.views` (translated, amounts formatted), and
a language is switched by handing in new ones. All follow `theme.apply` live. What is pressed says an action id by the
signal `chosen(str)`.

    frame.ScreenFrame        .bar .keys .set_columns(left, middle, voice, shares)   the frame of a screen
    topbar.TopBar            .show_bar(BarView)                      place, person, truth lights, devices, time
    keyrow.KeyRow            .show_keys([Key | None]) .chosen .bindings() -> {"F3": action id} for keys.Keyboard.bind
    basket.BasketView        .show_rows([BasketRow], current) .row_chosen(int)      follows the last row
    total.TotalFoot          .show_total(figure, lines)              details at the left, the figure at the right
    figure.BigFigure(112)    .show_figure(text, tone)                never cut off
    voice.VoiceStrip         .show_voice(VoiceView)                  never takes focus
    money.MoneyDrawing       .show_pieces("EUR", [Piece])            notes and coins as they look
    sums.SumsPanel           .show_lines([SumLine])                  names and amounts, a payment or report
    quick.QuickGrid          .show_groups([Chip]) .show_tiles([Tile], more) .chosen
    keypad.Keypad            .show_keys([Key]) .typed(str) .chosen   side keys at the right
    search.SearchField       .show_field(hint, key) .show_results([ListRow]) .changed .entered .chosen .searching
    rowlist.RowList          .show_rows([ListRow], current) .chosen .marked
    devices.DeviceList       .show_devices([ListRow], current) .chosen .marked
    option.OptionList        .show_options([Option]) .chosen         arrows and number keys
    step.StepList            .show_steps([Step]) .chosen             one step at a time
    facts.FactsPanel         .show_facts(title, [(key, value)])      fixed width
    field.Field              .show_field(label, hint, error) .text() .entered .changed
    pin.PinPad               .show_pin(title, enter, note) .entered(str)            dots, never the digits
    notice.Notice            .show_notice(NoticeView | None) .chosen what is wrong, what to do
    question.Question        .ask(QuestionView | None, body) .chosen .bindings()    inline, keys shown
    pieces.PiecesCounter     .show_pieces("EUR", [CountRow]) .changed(int, int) .finished
    receipt.ReceiptView      .show_receipt([PaperLine], columns)     on paper, fixed width

Parts to build from: text.Text, stack.TextStack, card.Card and Sheet (head, body, foot), answer_card.AnswerCard (words
and answers), push.Push and KeyPush, action.ActionButton, fold.Fold (buttons in as many rows as they need),
pile.stacked (parts one under another), column.RankedColumn (what matters less gives way at large text),
scroll.ScrollColumn, held.Held (scrolled above what stays in sight), drag.Drawn (a list follows a finger), lines, paint,
icons.

`python -m ui.widgets.gallery out.png` draws all of them.
"""
