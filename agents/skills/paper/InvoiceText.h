#pragma once

#include "core/base/Result.h"

#include <QDate>
#include <QList>

namespace qd::agents {

/// One position of an invoice. Amounts are whole numbers of the currency's smallest unit.
struct InvoicePosition {
    QString text;
    qint64 quantity = 1'000;  ///< in thousandths
    qint64 price = 0;         ///< of one
    qint64 tax = 0;           ///< in hundredths of a percent
    /// Quantity times price, half a unit rounded away from nothing.
    qint64 net() const;
};

/// An invoice to one customer who is kept.
struct Invoice {
    QString number;
    QString customer; ///< "contact:<id>"
    QDate date;
    QDate due;
    QString currency; ///< ISO 4217: "EUR"
    QList<InvoicePosition> positions;
    QString note;     ///< below the sum: where to pay to, as plain text; may be empty

    struct Tax {
        qint64 rate = 0; ///< in hundredths of a percent
        qint64 net = 0;
        qint64 amount = 0;
    };
    qint64 net() const;
    /// By rate, ascending: reckoned on the sum of what bears that rate, half a unit rounded away from nothing.
    QList<Tax> taxes() const;
    qint64 total() const;
};

constexpr qsizetype kMostInvoices = 200; ///< in one list
constexpr qsizetype kMostPositions = 100; ///< of one invoice

/// How many decimals amounts of that currency have (ISO 4217): 2, of some 0 or 3.
int decimalsOf(const QString& currency);
/// "1234.50 EUR".
QString amountInWords(qint64 amount, const QString& currency);

/// A list of invoices, strictly: JSON ({"invoices": […]}, a list, or one of them) or a table (comma, semicolon or tab) with a row for each
/// position. Members and columns: number, customer ("contact:<id>" or the id), date, due (2026-12-23), currency, text, quantity, price, tax
/// (percent), and, where they are given, note and total, which has to be what the positions come to. In JSON the positions are a list
/// "positions" of text, quantity, price and tax, and every amount is a text ("120.00"), for a number could be rounded.
/// Error::Parse says where what is wrong, and what would be right; also where a number stands twice.
Result<QList<Invoice>> invoicesIn(const QByteArray& bytes);

/// One line of JSON that invoicesIn() reads as this invoice.
QString lineOf(const Invoice& invoice);

} // namespace qd::agents
