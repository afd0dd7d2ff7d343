// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <array>
#include <string_view>

#include "src/simulate/galaxy/galaxy.hpp"

namespace zsim {

struct emission_line {
    std::string_view name;
    double nm;        ///< rest wavelength in vacuum
    double strength;  ///< flux over that of H alpha, before dust
};

inline constexpr double h_alpha = 656.461;  ///< nm, vacuum

/// Lines of ionized gas, by flux over H alpha's before dust.
///
/// Hydrogen: case B at 10,000 K and 100 cm-3, H alpha / H beta = 2.86, H gamma / H beta = 0.468, H delta / H beta =
/// 0.259, H epsilon / H beta = 0.159 (Osterbrock and Ferland 2006, table 4.4). Doublets with one upper level: [O III]
/// 5007/4959 = 2.98 and [N II] 6583/6548 = 3.05 (Storey and Zeippen 2000, MNRAS 312, 813), [S III] 9531/9069 = 2.44.
/// [O II] 3729/3726 = 1.4 and [S II] 6716/6731 = 1.35: low density. [Ne III] 3869 = 0.09 and [Ar III] 7136 = 0.06 of [O
/// III] 5007, He I 5876 = 0.12 of H beta, [O I] 6300 = 0.1 of [S II] (0.3 by a nucleus), [S III] 9531 = 0.6 of [S II]:
/// typical of H II regions (Kennicutt, Bresolin and Garnett 2003, ApJ 591, 801). Wavelengths are the vacuum ones that
/// SDSS lists (Stoughton et al. 2002, AJ 123, 485) and NIST's.
std::array<emission_line, 19> emission_lines(const galaxy& g);

}  // namespace zsim
