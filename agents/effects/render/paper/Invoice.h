#pragma once

#include "agents/effects/render/Rendered.h"

#include "core/model/Brand.h"

namespace qd::agents {

/// What an invoice on paper is made of. Whom it is for is printed by who posts it, as with a letter.
struct InvoiceMaterial {
    QString invoice; ///< as skills/paper/InvoiceText has it: exactly one
    Instant date;
    bool rehearsal = false;
};

/// The invoice as renderLetter() makes a letter: its positions with what each comes to, the taxes by rate and the sum, all of it reckoned
/// in whole numbers of the currency's smallest unit. Kind "invoice"; its title says number, sum and when it is due.
/// content.details: those of a letter, and invoice (its number), customer ("contact:<id>"), total ("357.00 EUR"), currency, due (a day).
/// Error::Parse says what is wrong; also where it is for somebody else than `to` names, where that is given.
/// Needs a running QGuiApplication. @thread any.
Result<Rendered> renderInvoice(const InvoiceMaterial& material, const Brand& brand, const QStringList& to = {});

} // namespace qd::agents
