// SPDX-License-Identifier: Apache-2.0
#include "bench/problem.hpp"

#include <cstdint>
#include <ostream>
#include <type_traits>

#include "bench/problem_format.hpp"

namespace bench {

namespace {

struct writer {
    std::ostream& out;

    template <class T>
    requires std::is_trivially_copyable_v<T>
    void operator()(const T& value) { out.write(reinterpret_cast<const char*>(&value), sizeof value); }
    template <class Container>
    requires(!std::is_trivially_copyable_v<Container>) void operator()(const Container& values) {
        (*this)(std::uint64_t{values.size()});
        out.write(reinterpret_cast<const char*>(values.data()),
                  static_cast<std::streamsize>(values.size() * sizeof(typename Container::value_type)));
    }
};

}  // namespace

void write(std::ostream& out, const problem& p) {
    writer w{out};
    visit_fields(w, p);
    w(std::uint64_t{p.model.stages.size()});
    for (const stage& s : p.model.stages) {
        visit_fields(w, s);
        w(std::uint64_t{s.op.index()});
        std::visit([&](const auto& op) { visit_fields(w, op); }, s.op);
    }
}

}  // namespace bench
