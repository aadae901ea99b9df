"""What every screen is composed of. Import each widget from its own module; nothing is loaded that is not used.

Widgets hold no words: every text is handed in ready-made (translated, amounts formatted), and a language is switched by
handing in new texts. All follow `theme.apply` live. What is pressed says an action id by the signal `chosen(str)`.

    frame.ScreenFrame        .bar .keys .set_columns(left, middle, voice, shares)   the frame of a screen
    topbar.TopBar            .show_bar(BarView)                 TruthLight, DeviceLight; marks from paint.Mark
    keyrow.KeyRow            .show_keys([Key | None]) .chosen .bindings() -> {"F3": action id}
    basket.BasketView        .show_rows([BasketRow], current) .row_chosen(int)      follows the last row
    total.TotalFoot          .show_total(figure, lines)         details at the left, the figure at the right
    figure.BigFigure(112)    .show_figure(text, tone)           never cut off
    voice.VoiceStrip         .show_voice(VoiceView)             NextLine; never takes focus
    money.MoneyDrawing       .show_pieces("EUR", [Piece])       notes and coins as they look
    quick.QuickGrid          .show_groups([Chip]) .show_tiles([Tile]) .chosen
    keypad.Keypad            .show_keys([side Key…]) .typed(str) .chosen
    search.SearchField       .show_field(hint, key) .show_results([Result]) .changed .entered .chosen
    option.OptionList        .show_options([Option]) .chosen    arrows and number keys
    devices.DeviceList       .show_devices([DeviceRow]) .chosen
    facts.FactsPanel         .show_facts(title, [(key, value)]) fixed width
    step.StepList            .show_steps([Step]) .chosen
    field.Field              .show_field(label, hint, error) .text() .entered
    pin.PinPad               .show_pin(title) .entered(str)     dots, never the digits
    notice.Notice            .show_notice(NoticeView) .chosen   what is wrong, what to do
    question.Question        .ask(QuestionView) .chosen         inline, keys shown
    pieces.PiecesCounter     .show_pieces([CountRow]) .changed  count of a drawer by denomination
    receipt.ReceiptView      .show_receipt(text)                on paper, fixed width
    text.Text, stack.TextStack, card.Card, card.Sheet, push.Push, column.RankedColumn        the parts of all these

`python -m ui.widgets.gallery out.png` draws all of them.
"""
